"""How the report page says things: its sentences, the names of what it tells of, and counted nouns."""

from pipeline.report.pairs import Pair
from pipeline.report.plurals import Forms
from pipeline.report.sentences import first_screen, leaving, method, moves, reasons, segments
from pipeline.report.wording import NBSP, Words, saying

TEXTS: dict[str, Pair] = {
    **first_screen.TEXTS,
    **segments.TEXTS,
    **moves.TEXTS,
    **reasons.TEXTS,
    **leaving.TEXTS,
    **method.TEXTS,
}
"""By key; a gap in braces has the same name in both languages."""


METRICS: dict[str, Pair] = {
    "nps": ("NPS", "NPS"),
    "csat": ("CSAT", "CSAT"),
    "csi": ("CSI, fives only", "CSI, только пятёрки"),
    "ces": ("CES", "CES"),
    "cli": ("CLI", "CLI"),
    "stars": ("Stars", "Звёзды"),
}

SIMPLER: dict[str, Pair] = {
    "the_mean": ("the mean alone", "одно лишь среднее"),
    "one_rule": ("a single column", "один-единственный признак"),
    "ordinal_logistic": ("an ordinal logistic regression", "порядковая логистическая регрессия"),
}
"""What may expect later answers better than the satisfaction model does."""

KINDS: dict[str, Pair] = {
    "visit": ("visits", "визиты"),
    "purchase": ("purchases", "покупки"),
    "delivery": ("deliveries", "доставки"),
    "return": ("returns", "возвраты"),
    "contact": ("contacts with support", "обращения в поддержку"),
    "survey": ("survey answers", "ответы на опросы"),
    "review": ("reviews", "отзывы"),
    "campaign": ("discounts and offers", "скидки и предложения"),
    "usage": ("use of a service", "использование услуг"),
    "cancellation": ("ended contracts", "расторжения"),
    "other": ("other events", "прочие события"),
}

WITHOUT_UNIT: Pair = ("time as a number without its unit", "время числом без единицы")
AMBIGUOUS: Pair = ("date that can be read in two ways", "дата, которую можно прочесть двояко")

REJECTED: dict[str, Pair] = {
    "no_customer": ("no customer", "нет клиента"),
    "no_time": ("no time", "нет времени"),
    "time_range": ("impossible time", "невозможное время"),
    "future_time": ("time in the future", "время в будущем"),
    "score_range": ("score off its scale", "оценка вне шкалы"),
    "amount_range": ("impossible amount", "невозможная сумма"),
    "amount_sign": ("amount of the wrong sign", "сумма с неверным знаком"),
    "not_finite": ("no finite number", "не конечное число"),
    **{f"{time}_without_unit": WITHOUT_UNIT for time in ("occurred_at", "recorded_at", "promised_at")},
    **{f"{time}_ambiguous": AMBIGUOUS for time in ("occurred_at", "recorded_at", "promised_at")},
    "unknown_kind": ("unknown kind", "неизвестный вид"),
    "unknown_metric": ("unknown metric", "неизвестный показатель"),
}
UNREADABLE_VALUE: Pair = ("value not readable", "значение не читается")

NOUNS: dict[str, tuple[tuple[str, str], tuple[str, str, str]]] = {
    "customers": (("customer", "customers"), ("клиент", "клиента", "клиентов")),
    "answers": (("answer", "answers"), ("оценка", "оценки", "оценок")),
    "events": (("event", "events"), ("событие", "события", "событий")),
    "texts": (("text", "texts"), ("текст", "текста", "текстов")),
    "rows": (("row", "rows"), ("строка", "строки", "строк")),
    "lines": (("line", "lines"), ("строка", "строки", "строк")),
    "days": (("day", "days"), ("день", "дня", "дней")),
    "alerts": (("alert", "alerts"), ("сигнал", "сигнала", "сигналов")),
}
"""One and many in English; one, two and five in Russian."""

say = saying(TEXTS)


def counted(words: Words, number: int, noun: str) -> str:
    """The number with its noun in the form it asks for: 1 customer, 2 customers; 1 клиент, 2 клиента, 5 клиентов."""
    return f"{words.number(number)}{NBSP}{Forms(*NOUNS[noun]).after(number, words.language)}"
