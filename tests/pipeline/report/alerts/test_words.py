import pytest

from pipeline.report.alerts.words import change_scale, figure, scale, text, texts, what, where
from pipeline.report.wording import Words
from tests.pipeline.report.watched import alert

EN, RU = Words("en", "EUR"), Words("ru", "EUR")


def plain(said: str) -> str:
    return said.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("metric", "value", "english", "russian"),
    [
        ("nps", 12.0, "+12", "+12"),
        ("csat", 71.4, "71%", "71 %"),
        ("failure", 4.06, "4.1%", "4,1 %"),
        ("stars", 3.456, "3.5", "3,5"),
        ("wait", 33.2, "33 h", "33 ч"),
        ("volume", 493.68, "493.7", "493,7"),
        ("mark", 81.2, "81", "81"),
    ],
)
def test_values_are_written_as_their_scale_is_read(metric, value, english, russian):
    assert (plain(scale(metric, EN)(value)), plain(scale(metric, RU)(value))) == (english, russian)


def test_differences_have_their_sign():
    assert [change_scale(metric, EN)(3.25) for metric in ("csat", "late", "stars")] == ["+3", "+3.2", "+3.2"]


def test_an_alert_says_what_where_and_by_which_figures():
    assert plain(text(alert(), {}, EN)) == (
        "NPS is lower than before. Where: survey answers, e-mail. Now +12 (+5 … +19), n = 50, in 28 days. "
        "Before: +31 (+27 … +35), n = 180, in 84 days."
    )
    assert plain(text(alert(), {}, RU)) == (
        "NPS: ниже, чем раньше. Где: ответы на опросы, почта. Сейчас +12 (+5 … +19), n = 50, за 28 дней. "
        "Раньше: +31 (+27 … +35), n = 180, за 84 дня."
    )


def test_a_threshold_is_written_on_its_own_scale():
    assert what(alert(metric="csat", when="below", threshold=70.0), EN) == "CSAT is below 70%"


def test_first_answers_are_counted():
    first = alert(metric="mark", when="first_answers", now={"days": 9, "n": 100, "value": 70, "low": 65, "high": 75})
    assert plain(what(first, EN)) == "The first 100 answers at a new touchpoint"
    assert plain(what(first, RU)) == "Новая точка контакта: первые 100 оценок"


def test_a_figure_of_one_date_has_no_days():
    churn = {"days": 0, "n": 50, "value": 36.0, "low": 33.0, "high": 40.0}
    assert plain(figure("churn", churn, EN)) == "36% (33% … 40%), n = 50"


def test_places_are_named_as_readers_know_them():
    assert where("segment", "a", {"a": "Late parcels"}, EN) == "segment “Late parcels”"
    assert where("segment", "gone", {}, EN) == "segment “gone”"
    assert where("touchpoint", "visit", {}, RU) == "визиты"


def test_a_channel_with_a_hostile_name_stays_one_short_line():
    name = "\N{RIGHT-TO-LEFT OVERRIDE}\x1b[31m\n" + 10_000 * "x"
    said = where("touchpoint", f"contact/{name}", {}, EN)
    assert said.isprintable()
    assert len(said) < 100


def test_texts_are_in_every_language():
    names = {"en": {"a": "One"}, "ru": {"a": "Один"}}
    found = texts(alert(by="segment", key="a"), names)
    assert "One" in found["en"]
    assert "Один" in found["ru"]
