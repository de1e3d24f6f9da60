"""Every text in both languages, with the same gaps, and nouns in the form their number asks for."""

import pytest

from features.events import KINDS as EVENT_KINDS
from pipeline.report.sentences import first_screen, leaving, method, moves, reasons, segments
from pipeline.report.texts import KINDS, REJECTED, TEXTS, counted
from pipeline.report.wording import NBSP, Words
from pipeline.sources.contract import EVENTS
from tests.pipeline.report.gaps import gaps


@pytest.mark.parametrize("pair", TEXTS.values(), ids=TEXTS)
def test_text_has_the_same_gaps_in_both_languages(pair: tuple[str, str]) -> None:
    assert gaps(pair[0]) == gaps(pair[1])


def test_no_part_of_the_page_takes_a_key_from_another() -> None:
    assert sum(len(part.TEXTS) for part in (first_screen, leaving, method, moves, reasons, segments)) == len(TEXTS)


def test_every_kind_of_event_has_a_name() -> None:
    assert KINDS.keys() == EVENT_KINDS.keys()


def test_every_reason_to_refuse_a_row_has_a_name_but_unreadable_values() -> None:
    known = {rule.reason for rule in EVENTS.rules()} | {"future_time"}
    assert {reason for reason in known if not reason.startswith("bad_")} == REJECTED.keys()


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [
        (1, "1 customer", "1 клиент"),
        (2, "2 customers", "2 клиента"),
        (5, "5 customers", "5 клиентов"),
        (0, "0 customers", "0 клиентов"),
        (1021, "1,021 customers", "1 021 клиент"),
    ],
)
def test_noun_takes_the_form_its_number_asks_for(number: int, english: str, russian: str) -> None:
    said = (counted(Words(language), number, "customers").replace(NBSP, " ") for language in ("en", "ru"))
    assert tuple(said) == (english, russian)
