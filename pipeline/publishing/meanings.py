"""What the columns of the released tables mean, in English and Russian, and of which kind they are."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Kind = Literal["text", "count", "number", "date"]


class Column(NamedTuple):
    """The meaning of a column."""

    kind: Kind
    en: str
    ru: str


CUSTOMERS = {
    "customer_id": Column("text", "The company's id of the customer", "Идентификатор клиента в компании"),
    "as_of": Column("date", "What was known before this date", "Данные, известные до этой даты"),
    "segment_id": Column("text", "Id of the segment, the same after every retraining", "Постоянный код сегмента"),
    "segment": Column("text", "Name of the segment: level and main reason", "Название сегмента: уровень и причина"),
    "satisfaction_level": Column(
        "text", "dissatisfied, neutral or satisfied", "Уровень: недоволен, нейтрален или доволен"
    ),
    "satisfaction": Column("number", "Estimated satisfaction, 0-100", "Оценка удовлетворённости, 0-100"),
    "satisfaction_low": Column("number", "Lower end of the estimate's interval", "Нижняя граница оценки"),
    "satisfaction_high": Column("number", "Upper end of the estimate's interval", "Верхняя граница оценки"),
    "satisfaction_basis": Column(
        "text", "What the estimate rests on: answers, behaviour or both", "Основа оценки: ответы, поведение или оба"
    ),
    "churn_probability": Column(
        "number", "Probability of leaving, 0-1; empty for those already gone", "Вероятность ухода, 0-1; у ушедших пусто"
    ),
    "churn_risk": Column("text", "low, medium or high", "Риск ухода: низкий, средний или высокий"),
    "value_at_risk": Column(
        "number", "Expected spend of a year x probability of leaving", "Ожидаемые траты за год x вероятность ухода"
    ),
    "expected_value": Column("number", "Spend expected in the next 365 days", "Ожидаемые траты за 365 дней"),
    "lifecycle": Column("text", "Stage of the customer's life: new ... lost", "Стадия жизни клиента: new ... lost"),
    "rfm": Column(
        "text", "Recency-frequency-money, fifths, 5 is best", "Давность-частота-деньги, пятые доли, 5 лучше всего"
    ),
    "abc": Column("text", "By revenue: A brings the most", "По выручке: A приносит больше всех"),
    "xyz": Column("text", "By regularity: X buys most evenly", "По регулярности: X покупает ровнее всех"),
    **{
        f"reason_{rank}": Column("text", f"Reason {rank} for the satisfaction", f"Причина удовлетворённости, {rank}-я")
        for rank in (1, 2, 3)
    },
    **{
        f"churn_reason_{rank}": Column("text", f"Reason {rank} for the risk of leaving", f"Причина риска, {rank}-я")
        for rank in (1, 2, 3)
    },
    "action": Column("text", "What to do about the segment's pain", "Что делать с болью сегмента"),
    "segment_since": Column("date", "In this segment since", "В этом сегменте с"),
    "previous_segment_id": Column("text", "Id of the segment before", "Код предыдущего сегмента"),
    "membership": Column(
        "text", "core, or assigned: placed in the nearest segment", "core: ядро, assigned: отнесён к ближайшему"
    ),
}

FIGURES = {
    "nps": ("NPS, points", "NPS, пункты"),
    "csat": ("CSAT, percent satisfied", "CSAT, процент довольных"),
    "csi": ("CSI, percent of fives", "CSI, процент пятёрок"),
    "ces": ("CES, percent who found it easy", "CES, процент тех, кому было легко"),
    "cli": ("Loyalty index, mean of 0-10", "Индекс лояльности, среднее из 0-10"),
    "stars": ("Stars, mean of 1-5", "Звёзды, среднее из 1-5"),
}

OF_A_FIGURE = {
    "": Column("number", "real answers of 365 days", "настоящие ответы за 365 дней"),
    "_low": Column("number", "lower end of the 95% interval", "нижняя граница 95%-го интервала"),
    "_high": Column("number", "upper end of the 95% interval", "верхняя граница 95%-го интервала"),
    "_answers": Column("count", "customers who answered", "ответившие клиенты"),
    "_corrected": Column("number", "if all had answered: an estimate, no survey", "если бы ответили все: оценка"),
    "_corrected_low": Column("number", "lower end of that, 95% interval", "нижняя граница этой оценки"),
    "_corrected_high": Column("number", "upper end of that, 95% interval", "верхняя граница этой оценки"),
    "_versus_rest": Column(
        "text", "higher or lower than all others beyond chance", "значимо выше (higher) или ниже (lower) остальных"
    ),
}

SEGMENTS = {
    **{name: CUSTOMERS[name] for name in ("segment_id", "segment", "satisfaction_level")},
    "customers": Column("count", "Customers", "Клиенты"),
    "share": Column("number", "Share of all customers, 0-1", "Доля всех клиентов, 0-1"),
    "satisfaction": Column("number", "Mean estimated satisfaction, 0-100", "Средняя оценка удовлетворённости, 0-100"),
    "satisfaction_low": Column("number", "Lower end of its 95% interval", "Нижняя граница 95%-го интервала"),
    "satisfaction_high": Column("number", "Upper end of its 95% interval", "Верхняя граница 95%-го интервала"),
    **{
        f"{name}{part}": Column(kind, f"{en}, {of_en}", f"{ru}, {of_ru}")
        for name, (en, ru) in FIGURES.items()
        for part, (kind, of_en, of_ru) in OF_A_FIGURE.items()
    },
    "churn_rate": Column(
        "number",
        "Share that left, of members active at the last known date",
        "Доля ушедших из активных, последний факт",
    ),
    "churn_rate_low": Column("number", "Lower end of its 95% interval", "Нижняя граница 95%-го интервала"),
    "churn_rate_high": Column("number", "Upper end of its 95% interval", "Верхняя граница 95%-го интервала"),
    "churn_rate_days": Column("count", "Days that the share left in", "Дней, за которые ушла эта доля"),
    "churn_rate_norm": Column("number", "The norm for so many days, 0-1", "Норма за столько же дней, 0-1"),
    "churn_probability": Column("number", "Mean probability of leaving, 0-1", "Средняя вероятность ухода, 0-1"),
    "revenue": Column("number", "Spend of the last 365 days, net of refunds", "Траты за 365 дней без возвратов"),
    "value_at_risk": Column("number", "Sum of its customers' value at risk", "Сумма под угрозой по клиентам сегмента"),
    "rule": Column("text", "How to recognise its customers", "Как узнать клиентов сегмента"),
    "strengths": Column(
        "text", "What lifts their satisfaction, in points", "Что поднимает удовлетворённость, в пунктах"
    ),
    "pains": Column("text", "What lowers their satisfaction, in points", "Что снижает удовлетворённость, в пунктах"),
    "action": CUSTOMERS["action"],
}

CONTACTS = {
    **{name: CUSTOMERS[name] for name in ("customer_id", "segment", "satisfaction_level", "satisfaction")},
    **{name: CUSTOMERS[name] for name in ("churn_risk", "churn_probability", "value_at_risk", "action")},
    "reason": Column(
        "text", "Main reason: for the risk, else for the dissatisfaction", "Главная причина: риска или недовольства"
    ),
}

MIGRATIONS = {
    "from": Column("text", "Id of the segment at the earlier date", "Код сегмента на раннюю дату"),
    "to": Column("text", "Id of the segment now", "Код сегмента сейчас"),
    "customers": Column("count", "Customers; empty if too few to be told", "Клиенты; пусто, если их слишком мало"),
    "because": Column("text", "customer changed or model changed", "Изменился клиент или модель"),
    "since": Column("date", "The earlier date", "Ранняя дата"),
}

OF_A_SUM = {
    "": Column("number", "summed over customers", "в сумме по клиентам"),
    "_low": Column("number", "lower end of the 95% interval", "нижняя граница 95%-го интервала"),
    "_high": Column("number", "upper end of the 95% interval", "верхняя граница 95%-го интервала"),
}

PAINS = {
    "theme": Column("text", "Theme of the experience", "Тема опыта"),
    "pain": Column("text", "What pulls satisfaction down", "Что тянет удовлетворённость вниз"),
    "touchpoint": Column("text", "Where it is met; empty: anywhere", "Где встречается; пусто: везде"),
    "channel": Column("text", "Channel of the touchpoint; empty: all", "Канал точки контакта; пусто: все"),
    "customers": Column("count", "Customers pulled down by it", "Клиенты, у кого она снижает удовлетворённость"),
    "share": Column("number", "Their share of all customers, 0-1", "Их доля среди всех клиентов, 0-1"),
    **{
        f"{name}{part}": Column(kind, f"{en}, {of_en}", f"{ru}, {of_ru}")
        for name, (en, ru) in {
            "points": ("Points of satisfaction lost", "Потерянные пункты удовлетворённости"),
            "impact": (
                "Money a year that goes with them: points x extra churn x expected spend",
                "Деньги в год, связанные с ними: пункты x дополнительный уход x ожидаемые траты",
            ),
        }.items()
        for part, (kind, of_en, of_ru) in OF_A_SUM.items()
    },
    "effort": Column("text", "To mend it: S, M, L or person-days", "Чтобы исправить: S, M, L или человеко-дни"),
    "effort_days": Column("number", "The same in person-days", "То же в человеко-днях"),
    "quadrant": Column(
        "text", "Quick win, big bet, fill-in or money pit", "Место в матрице усилий и эффекта, например быстрая победа"
    ),
    "threshold": Column("text", "From which value on it hurts", "С какого значения это больно"),
}

TABLES: Mapping[str, Mapping[str, Column]] = {
    "customers": CUSTOMERS,
    "segments": SEGMENTS,
    "contacts": CONTACTS,
    "migrations": MIGRATIONS,
    "pains": PAINS,
}
"""The released tables; the first column of each is its key, or begins it."""
