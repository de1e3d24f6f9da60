import pytest

from features.events import COLUMNS
from pipeline.sources.doubts import ENOUGH, doubts_of, moments
from pipeline.sources.scratch import Scratch

JANUARY, FEBRUARY = "'2025-01-15'", "'2025-02-15'"


def codes(*selects: str) -> list[str]:
    """What is odd about a log of these rows, columns that are not named being null."""
    scratch = Scratch()
    scratch.sql.execute(f"CREATE TABLE log ({', '.join(f'{name} {one.type}' for name, one in COLUMNS.items())})")
    for select in selects:
        scratch.sql.execute(f"INSERT INTO log BY NAME {select}")
    return [one.code for one in doubts_of(scratch, "log")]


def answers(score: str, rows: int = ENOUGH, metric: str = "csat", channel: str = "NULL") -> str:
    return (
        f"SELECT 'c' || n AS customer_id, {FEBRUARY}::TIMESTAMP AS occurred_at, 'survey' AS kind, "
        f"{channel} AS channel, '{metric}' AS metric, {score} AS score FROM range({rows}) AS answers (n)"
    )


def purchases(month: str, amount: str, rows: int = ENOUGH) -> str:
    return (
        f"SELECT 'c' || n AS customer_id, {month}::TIMESTAMP AS occurred_at, 'purchase' AS kind, {amount} AS amount "
        f"FROM range({rows}) AS purchases (n)"
    )


FAILED_VISITS = (
    f"SELECT 'c' || n AS customer_id, {JANUARY}::TIMESTAMP AS occurred_at, 'visit' AS kind, n % 2 = 0 AS failed "
    "FROM range(400) AS visits (n)"
)


def test_a_log_without_anything_is_not_odd():
    assert codes() == []


def test_answers_in_the_lower_half_only_are_odd_if_they_are_many():
    assert codes(answers("1 + n % 3")) == ["narrow_scale"]
    assert codes(answers("1 + n % 3", rows=ENOUGH - 1)) == []
    assert codes(answers("1 + n % 4")) == []


def test_one_channel_of_another_scale_is_found_among_others():
    assert codes(answers("n % 11", metric="nps"), answers("1 + n % 5", metric="nps", channel="'app'")) == [
        "narrow_scale"
    ]


@pytest.mark.parametrize(
    ("unhappy", "expected"), [("4 + n % 2", ["reversed_scale"]), ("1 + n % 2", []), ("2 + n % 2", [])]
)
def test_better_marks_after_failures_are_odd(unhappy, expected):
    marks = f"if(n % 2 = 0, {unhappy}, 2 + n // 2 % 2)"
    assert [code for code in codes(FAILED_VISITS, answers(marks, rows=400)) if code == "reversed_scale"] == expected


def test_a_mean_and_its_variance():
    assert moments(4, 10, 30) == (2.5, pytest.approx(1.25 / 4))


@pytest.mark.parametrize(("times", "expected"), [(1, []), (19, []), (21, ["amount_jump"]), (0.04, ["amount_jump"])])
def test_amounts_of_another_unit_are_odd(times, expected):
    assert codes(purchases(JANUARY, "10 + n"), purchases(FEBRUARY, f"(10 + n) * {times}")) == expected


def test_few_amounts_tell_nothing():
    assert codes(purchases(JANUARY, "10"), purchases(FEBRUARY, "1000", rows=ENOUGH - 1)) == []


def test_free_purchases_are_no_unit():
    assert codes(purchases(JANUARY, "10"), purchases(FEBRUARY, "0")) == []


def test_a_measure_that_is_no_longer_known_is_odd_and_one_that_begins_is_not():
    assert codes(purchases(JANUARY, "10"), purchases(FEBRUARY, "NULL")) == ["column_gone"]
    assert codes(purchases(JANUARY, "NULL"), purchases(FEBRUARY, "10")) == []
    assert codes(purchases(JANUARY, "10"), purchases(FEBRUARY, "if(n % 2 = 0, 10, NULL)")) == []
