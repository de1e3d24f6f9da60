"""What is known and what is not."""

from collections.abc import Callable

from pipeline.report import limits
from pipeline.report.findings import Findings
from pipeline.report.wording import NBSP, Words

Case = Callable[[Words], Findings]


def test_rows_add_up_and_reasons_are_in_words(full: Case, english: Words) -> None:
    [found] = limits.selects(full(english).events, english)
    assert found.rows == found.taken + found.duplicates + found.left_out + found.rejected
    assert found.reasons == "no customer: 8, value not readable: 3"


def test_kinds_that_are_missing_are_named(full: Case, english: Words) -> None:
    told = " ".join(limits.not_known(full(english), english))
    assert "visits, deliveries, returns" in told
    assert "purchases" not in told


def test_share_that_never_answered_is_told(full: Case, english: Words) -> None:
    assert "the 68% of customers who never answered" in next(limits.not_known(full(english), english))


def test_what_happened_is_told_by_kind(full: Case, english: Words) -> None:
    told = next(limits.known(full(english), english)).replace(NBSP, " ")
    assert (
        told == "What happened from 1 Jul 2024 to 30 Jun 2026: 985 events, by kind: purchases 900, survey answers 85."
    )


def test_unreadable_lines_are_counted_over_all_tables(full: Case, english: Words) -> None:
    assert limits.unreadable_lines(full(english).events) == 2


def test_a_simpler_expectation_that_was_nearer_to_later_answers_is_named(full: Case, english: Words) -> None:
    findings = full(english)
    assert not any("best choice" in told for told in limits.not_known(findings, english))
    satisfaction = findings.satisfaction | {"beaten_by": "ordinal_logistic", "r2_of_ordinal_logistic": 0.62}
    [told] = limits.beaten(satisfaction, english)
    assert "an ordinal logistic regression explains 62%, the model 55%" in told.replace(NBSP, "")
