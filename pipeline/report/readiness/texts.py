"""The names that readiness uses, and the sentences of its section."""

from pipeline.report.pairs import Pair

ABILITIES: dict[str, Pair] = {
    "satisfaction": ("Satisfaction of everybody", "Удовлетворённость каждого"),
    "segments": ("Segments with their reasons", "Сегменты с причинами"),
    "churn": ("Who will leave", "Кто уйдёт"),
    "value": ("What customers will spend", "Сколько клиенты потратят"),
    "journey": ("The customer's journey", "Путь клиента"),
    "promises": ("Whether promises are kept", "Выполняются ли обещания"),
    "tone": ("Tone of texts", "Тон текстов"),
    "nps": ("NPS", "NPS"),
    "csat": ("CSAT", "CSAT"),
    "ces": ("CES", "CES"),
    "cli": ("CLI", "CLI"),
    "stars": ("Stars", "Звёзды"),
    "xyz": ("How evenly customers buy (XYZ)", "Насколько ровно покупают (XYZ)"),
    "seasonality": ("Seasons", "Сезонность"),
}

STATUSES: dict[str, Pair] = {"yes": ("yes", "да"), "limited": ("limited", "частично"), "no": ("no", "нет")}

LEVELS: dict[str, Pair] = {
    "error": ("Error", "Ошибка"),
    "warning": ("Warning", "Предупреждение"),
    "advice": ("Advice", "Совет"),
}

STAGES: dict[str, Pair] = {
    "before": ("before the purchase", "до покупки"),
    "during": ("the purchase", "покупка"),
    "after": ("delivery", "доставка"),
    "post_sale": ("after the sale", "после продажи"),
}
"""Stages of the customer's journey."""

TEXTS: dict[str, Pair] = {
    "abilities": ("What this data supports", "Что позволяют эти данные"),
    "ability": ("What", "Что"),
    "status": ("Supported", "Возможно"),
    "why": ("Found, and what would help", "Что найдено и что поможет"),
    "to_mend": ("What to mend or know", "Что исправить или знать"),
    "nothing_to_mend": ("Nothing odd was found.", "Ничего странного не найдено."),
    "filled": ("Filled columns, by kind of event", "Заполненность столбцов по видам событий"),
    "kind": ("Kind", "Вид"),
    "events": ("Events", "Событий"),
    "customers": ("Customers", "Клиентов"),
    "first": ("First", "Первое"),
    "last": ("Last", "Последнее"),
    "months": ("Events by month", "События по месяцам"),
    "month": ("Month", "Месяц"),
    "answers": ("Answers, by metric and channel", "Оценки по показателям и каналам"),
    "metric": ("Metric or channel", "Показатель или канал"),
    "given": ("Answers", "Оценок"),
    "bad": ("Below neutral", "Ниже нейтральных"),
    "of_customers": ("Of all customers", "От всех клиентов"),
    "period": (
        "From {first} to {last}: {days} days, {silent} of them without any event. {customers} customers; {repeat} "
        "bought on more than one day, {single} have a single event, {answering} ever answered.",
        "С {first} по {last}: {days} дн., из них без событий {silent}. Клиентов: {customers}; больше чем в один день "
        "покупали {repeat}, единственное событие у {single}, хоть раз ответили {answering}.",
    ),
}
"""The frame of the section."""
