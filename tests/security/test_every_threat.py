"""The threats to this project, each with the tests that hold it off: a threat without one fails here."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

THREATS = {
    "a model file runs code when it is loaded": [
        "security/test_loading.py::test_a_model_nobody_noted_is_not_opened",
        "security/test_loading.py::test_one_module_unpickles",
    ],
    "a server of MLflow is open to others": [
        "pipeline/tracking/test_store.py::test_a_server_that_people_start_listens_to_this_machine_alone",
        "security/test_commands.py::test_nothing_we_name_listens_to_others",
    ],
    "formulas in CSV and workbooks": [
        "pipeline/test_spreadsheet.py::test_text_that_would_run_as_a_formula_gets_an_apostrophe",
        "pipeline/test_spreadsheet.py::test_libreoffice_opens_it_and_finds_text_where_text_was",
    ],
    "scripts in reviews, names and titles": [
        "pipeline/report/test_page.py::test_names_and_texts_cannot_inject_markup",
        "test_page_in_browser.py::test_",
    ],
    "SQL in names": [
        "security/test_injection.py::test_no_field_of_a_declaration_is_run",
        "pipeline/publishing/test_names.py::test_",
        "pipeline/privacy/test_stores.py::test_an_id_is_a_value_whatever_stands_in_it",
    ],
    "SELECTs that read other files": ["security/test_injection.py::test_a_select_reads_nothing_but_raw_files"],
    "shell in parameters": ["security/test_commands.py::test_no_command_holds_a_parameter"],
    "YAML that says a thing twice, or a billion times": [
        "pipeline/test_parameters.py::test_a_key_written_twice_is_refused",
        "pipeline/test_parameters.py::test_aliases_that_stand_for_more_than_people_write_are_refused_unwritten",
    ],
    "files that unpack to fill a disk": [
        "pipeline/sources/test_unpacking.py::test_a_file_that_unpacks_to_many_times_its_size_is_refused_unless_declared",
        "pipeline/sources/test_unpacking.py::test_a_workbook_that_unpacks_to_many_times_its_size_is_refused",
        "pipeline/sources/test_probing.py::test_a_file_that_says_it_holds_more_than_is_declared",
    ],
    "Parquet that was made to end its reader": [
        "pipeline/sources/test_probing.py::test_no_damage_does_more_than_to_have_the_file_refused",
        "pipeline/sources/test_probing.py::test_a_file_that_kills_its_reader_kills_nothing_else",
    ],
    "secrets that are repeated": [
        "pipeline/test_secrets.py::test_a_file_that_the_environment_names_holds_it",
        "security/test_canary.py::test_a_secret_of_the_environment_is_written_nowhere",
        "security/test_whole_canary.py::test_",
        "pipeline/sources/test_databases.py::test_a_wrong_address_is_told_without_its_password",
        "pipeline/tracking/test_location.py::test_password_is_masked",
        "pipeline/publishing/test_targets.py::test_an_address_is_refused_with_the_way_to_do_it",
    ],
    "personal data in logs, MLflow, notebooks and reports": [
        "security/test_canary.py::test_what_people_wrote_of_themselves_lies_where_their_events_lie_and_nowhere_else",
        "security/test_whole_canary.py::test_",
        "pipeline/tracking/test_runs.py::test_nothing_in_the_store_names_a_customer",
        "test_notebooks.py::test_they_are_stripped_of_outputs_and_counts",
    ],
    "customers in models": [
        "pipeline/stages/test_segments.py::test_no_stored_model_holds_the_rows_it_was_learned_from"
    ],
    "hashes that can be guessed, keys that are changed": [
        "pipeline/privacy/test_tombstones.py::test_a_tombstone_is_the_keyed_hash_of_the_id",
        "pipeline/sources/test_identities.py::test_an_erased_customer_stays_out_when_the_key_has_been_changed",
        "pipeline/sources/test_identities.py::test_a_key_that_the_list_was_not_made_with_stops_the_run",
    ],
    "an erased customer lives on": [
        "security/test_canary.py::test_the_erased_are_named_nowhere",
        "security/test_canary.py::test_nobody_elses_row_has_changed",
        "security/test_canary.py::test_who_is_sent_again_is_dropped",
        "pipeline/privacy/test_stores.py::test_a_customer_goes_from_every_release_and_others_stay_as_they_were",
    ],
    "messages to those who refused": ["pipeline/publishing/test_contacts.py::test_who_refused_is_never_on_it"],
    "small groups, and attributes that must not decide": [
        "pipeline/test_suppression.py::test_",
        "pipeline/report/test_page.py::test_segments_too_small_to_tell_of_are_named_and_that_is_all",
        "security/test_attributes.py::test_",
        "pipeline/stages/test_profiles.py::test_what_is_barred_is_in_no_profile",
    ],
}


@pytest.mark.parametrize("threat", THREATS)
def test_every_threat_has_its_tests(threat: str) -> None:
    for one in THREATS[threat]:
        file, _, name = one.partition("::")
        assert f"def {name}" in (ROOT / "tests" / file).read_text(encoding="utf-8"), one
