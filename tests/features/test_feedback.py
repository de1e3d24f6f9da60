from features.feedback import (
    answers,
    days_since_last_answer,
    dissatisfied_answers,
    last_ces_mark,
    last_csat_mark,
    last_mark,
    last_stars_mark,
    mark_trend,
    mean_cli_mark,
    mean_csat_mark,
    mean_mark,
    mean_nps_mark,
)


def test_surveys_and_reviews_count_alike_when_they_carry_a_mark(past):
    log = past(("survey", 9, {"mark": 30}), ("review", 4, {"mark": 60}), ("survey", 1, {}), ("visit", 0.5, {}))
    assert answers(log).execute() == 2
    assert last_mark(log).execute() == 60
    assert mean_mark(log).execute() == 45
    assert days_since_last_answer(log).execute() == 4


def test_the_last_mark_is_held_against_those_before(past):
    log = past(("survey", 9, {"mark": 30}), ("review", 6, {"mark": 60}), ("survey", 1, {"mark": 25}))
    assert mark_trend(log).execute() == -20
    assert dissatisfied_answers(log).execute() == 2
    assert mark_trend(past(("survey", 9, {"mark": 30}))).to_pyarrow().as_py() is None


def test_each_question_has_marks_of_its_own_whatever_its_scale(past):
    log = past(
        ("survey", 9, {"mark": 30, "metric": "csat"}),
        ("survey", 5, {"mark": 80, "metric": "csat10"}),
        ("survey", 3, {"mark": 40, "metric": "nps"}),
        ("survey", 2, {"mark": 45, "metric": "ces7"}),
        ("review", 1, {"mark": 100, "metric": "stars"}),
    )
    assert mean_csat_mark(log).execute() == 55
    assert last_csat_mark(log).execute() == 80
    assert mean_nps_mark(log).execute() == 40
    assert last_ces_mark(log).execute() == 45
    assert last_stars_mark(log).execute() == 100
    assert mean_cli_mark(log).to_pyarrow().as_py() is None
