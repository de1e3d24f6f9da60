"""The faults that a run must survive, each with the tests that make it happen: a fault without one fails here."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FAULTS = {
    "killed at any point": [
        "faults/test_trials.py::test_promoting_and_releasing_may_be_killed_at_every_point",
        "faults/test_trials.py::test_other_work_may_be_killed_at_every_point",
        "faults/test_trials.py::test_work_may_be_killed_at_any_time",
    ],
    "only the orchestrator is killed": ["pipeline/test_processes.py::test_none_outlives_"],
    "the disk is full": [
        "faults/test_trials.py::test_a_full_disk_leaves_all_as_it_was",
        "faults/test_trials.py::test_files_that_may_not_grow_leave_all_as_it_was",
        "pipeline/test_room.py::test_without_room_nothing_is_begun",
    ],
    "the disk is broken": ["faults/test_trials.py::test_what_does_not_get_to_the_disk_is_not_taken_for_done"],
    "memory runs out": [
        "faults/test_memory.py::test_",
        "faults/test_trials.py::test_memory_that_runs_out_leaves_all_as_it_was",
        "pipeline/test_stage.py::test_a_stage_that_is_killed_has_left_word_before",
    ],
    "several runs at once": [
        "faults/test_at_once.py::test_one_works_and_the_others_give_five_at_once",
        "faults/test_at_once.py::test_those_who_wait_work_one_after_the_other",
        "season/test_season.py::test_mishaps_leave_no_trace",
        "pipeline/stages/test_track.py::test_two_processes_on_a_fresh_store_log_one_run",
    ],
    "two promotions race": [
        "pipeline/champion/test_pointer.py::test_who_was_judged_against_another_champion_is_not_promoted",
        "pipeline/tracking/test_promotion.py::test_a_champion_that_somebody_else_put_there_is_not_replaced",
    ],
    "MLflow is down, slow or killed": [
        "faults/test_mlflow.py::test_a_run_of_which_half_was_told_is_told_whole_later",
        "pipeline/tracking/test_delivery.py::test_a_server_that_does_not_serve_costs_seconds_and_nothing_else",
        "pipeline/tracking/test_replay.py::test_what_a_fault_stops_waits_with_all_after_it",
        "pipeline/tracking/test_store.py::test_a_refusing_server_",
        "pipeline/tracking/test_store.py::test_a_silent_server_",
        "pipeline/tracking/test_runs.py::test_a_run_left_unfinished_is_replaced_with_all_it_left",
    ],
    "a database is down, slow or killed": [
        "faults/test_servers.py::test_postgresql_killed_while_it_takes_a_release",
        "pipeline/publishing/test_postgresql.py::test_after_a_commit_that_nobody_answered_the_release_is_there_once",
        "pipeline/publishing/test_postgresql.py::test_it_does_not_wait_for_a_lock_for_ever",
        "pipeline/publishing/test_publication.py::test_a_database_that_is_down_keeps_nobody_else_from_the_release",
    ],
    "power is lost between two steps": [
        "faults/test_order_of_writes.py::test_what_is_renamed_is_on_disk_and_so_is_its_new_name",
        "pipeline/publishing/test_history.py::test_a_killed_publish_leaves_the_last_release_and_a_rerun_finishes",
        "pipeline/tracking/test_promotion.py::test_a_kill_between_the_moves_is_made_good",
    ],
    "bits flip": [
        "faults/test_flipped_bits.py::test_",
        "pipeline/schedule/test_verification.py::test_a_flipped_bit_is_found_wherever_it_is",
    ],
    "locks of the dead": [
        "pipeline/test_lock.py::test_a_killed_holder_holds_nothing",
        "pipeline/test_leftovers.py::test_dvcs_note_of_a_dead_process_goes",
        "pipeline/test_spill.py::test_what_a_killed_process_left_is_swept_and_nothing_else",
    ],
    "the clock jumps": ["faults/test_trials.py::test_a_clock_that_jumps_changes_nothing"],
    "the scheduler ends a run": ["faults/test_signals.py::test_"],
    "a run is missed, or begun twice": [
        "pipeline/schedule/test_runs.py::test_a_missed_run_that_is_made_up_for_too_late_does_nothing",
        "pipeline/schedule/test_serving.py::test_a_refused_challenger_leaves_the_champions_tables",
        "season/test_season.py::test_mishaps_leave_no_trace",
    ],
    "a challenger is worse, or cannot be learned": [
        "pipeline/stages/test_promotion.py::test_",
        "pipeline/test_job.py::test_the_fault_of_a_stage_becomes_the_jobs",
        "pipeline/schedule/test_rollback.py::test_the_former_champion_and_its_tables_are_back",
    ],
    "libraries are not those of the model": [
        "pipeline/champion/test_versions.py::test_models_of_other_libraries_are_refused_with_what_to_do"
    ],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_has_its_tests(fault: str) -> None:
    for one in FAULTS[fault]:
        file, _, name = one.partition("::")
        assert f"def {name}" in (ROOT / "tests" / file).read_text(encoding="utf-8"), one


def test_they_are_seventeen() -> None:
    assert len(FAULTS) == 17
