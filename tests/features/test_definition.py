import ibis.expr.types as ir

from features.definition import WHOLE_PAST, Column, Theme, feature

THEME = Theme("t", "functional", "theme", "тема", ("pain", "боль"), ("joy", "радость"), ("act", "действие"))


@feature(unit="visits", days=(30, WHOLE_PAST), better="higher", ru="Визиты")
def visits(events: ir.Table) -> ir.IntegerScalar:
    """Visits."""
    return events.count(where=events.kind == "visit")


def test_a_column_is_called_after_its_quantity_then_its_span():
    assert [Column(visits, days, THEME).name for days in visits.days] == ["visits_30d", "visits"]


def test_a_column_tells_its_span_in_both_languages():
    column = Column(visits, 30, THEME)
    assert (column.en, column.ru) == ("Visits, last 30 days", "Визиты, за 30 дней")


def test_a_feature_is_called_like_the_formula_it_was_declared_on(past):
    assert visits(past(("visit", 1, {}), ("contact", 2, {}))).execute() == 1
