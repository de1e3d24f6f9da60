from features.feedback import answers, days_since_last_answer, last_mark, mean_mark


def test_surveys_and_reviews_count_alike_when_they_carry_a_mark(past):
    log = past(("survey", 9, {"mark": 30}), ("review", 4, {"mark": 60}), ("survey", 1, {}), ("visit", 0.5, {}))
    assert answers(log).execute() == 2
    assert last_mark(log).execute() == 60
    assert mean_mark(log).execute() == 45
    assert days_since_last_answer(log).execute() == 4
