"""What each feature that counts counts, as it stands after the number."""

from collections.abc import Mapping

from pipeline.report.plurals import Forms

COUNTED: Mapping[str, Forms] = {
    "purchases": Forms(("purchase", "purchases"), ("покупка", "покупки", "покупок")),
    "purchase_months": Forms(
        ("month with a purchase", "months with a purchase"),
        ("месяц с покупкой", "месяца с покупкой", "месяцев с покупкой"),
    ),
    "purchase_days": Forms(
        ("day with a purchase", "days with a purchase"), ("день с покупкой", "дня с покупкой", "дней с покупкой")
    ),
    "active_days": Forms(("active day", "active days"), ("активный день", "активных дня", "активных дней")),
    "cancellations": Forms(
        ("ended contract", "ended contracts"),
        ("расторгнутый договор", "расторгнутых договора", "расторгнутых договоров"),
    ),
    "visits": Forms(("visit", "visits"), ("визит", "визита", "визитов")),
    "visit_days": Forms(
        ("day with a visit", "days with a visit"), ("день с визитом", "дня с визитом", "дней с визитом")
    ),
    "abandoned_visits": Forms(
        ("visit without a purchase", "visits without a purchase"),
        ("визит без покупки", "визита без покупки", "визитов без покупки"),
    ),
    "usages": Forms(
        ("use of the service", "uses of the service"),
        ("обращение к сервису", "обращения к сервису", "обращений к сервису"),
    ),
    "channels_used": Forms(("channel used", "channels used"), ("канал", "канала", "каналов")),
    "channel_changes": Forms(
        ("change of channel", "changes of channel"), ("смена канала", "смены канала", "смен канала")
    ),
    "journey_stages": Forms(
        ("stage of the journey", "stages of the journey"), ("этап пути", "этапа пути", "этапов пути")
    ),
    "offers": Forms(("offer received", "offers received"), ("предложение", "предложения", "предложений")),
    "discounts": Forms(
        ("discount used", "discounts used"),
        ("использованная скидка", "использованные скидки", "использованных скидок"),
    ),
    "site_errors": Forms(
        ("visit with an error", "visits with an error"), ("визит с ошибкой", "визита с ошибкой", "визитов с ошибкой")
    ),
    "abandoned_site_errors": Forms(
        ("visit with an error and no purchase", "visits with an error and no purchase"),
        (
            "визит с ошибкой и без покупки",
            "визита с ошибкой и без покупки",
            "визитов с ошибкой и без покупки",
        ),
    ),
    "cancelled_orders": Forms(
        ("cancelled order", "cancelled orders"), ("отменённый заказ", "отменённых заказа", "отменённых заказов")
    ),
    "multi_seller_orders": Forms(
        ("order split between sellers", "orders split between sellers"),
        (
            "заказ от нескольких продавцов",
            "заказа от нескольких продавцов",
            "заказов от нескольких продавцов",
        ),
    ),
    "deliveries": Forms(("delivery", "deliveries"), ("доставка", "доставки", "доставок")),
    "late_deliveries": Forms(
        ("late delivery", "late deliveries"),
        ("доставка с опозданием", "доставки с опозданием", "доставок с опозданием"),
    ),
    "damaged_deliveries": Forms(
        ("delivery damaged or lost", "deliveries damaged or lost"),
        (
            "повреждённая или пропавшая доставка",
            "повреждённые или пропавшие доставки",
            "повреждённых или пропавших доставок",
        ),
    ),
    "overdue_orders": Forms(
        ("overdue order", "overdue orders"),
        ("просроченный заказ", "просроченных заказа", "просроченных заказов"),
    ),
    "awaited_orders": Forms(
        ("order still on its way", "orders still on their way"),
        ("заказ в пути", "заказа в пути", "заказов в пути"),
    ),
    "returns": Forms(("return", "returns"), ("возврат", "возврата", "возвратов")),
    "defective_returns": Forms(
        ("return of defective goods", "returns of defective goods"),
        ("возврат брака", "возврата брака", "возвратов брака"),
    ),
    "contacts": Forms(
        ("contact with support", "contacts with support"),
        ("обращение в поддержку", "обращения в поддержку", "обращений в поддержку"),
    ),
    "unsolved_contacts": Forms(
        ("contact left without a solution", "contacts left without a solution"),
        ("нерешённое обращение", "нерешённых обращения", "нерешённых обращений"),
    ),
    "repeated_contacts": Forms(
        ("repeated contact", "repeated contacts"),
        ("повторное обращение", "повторных обращения", "повторных обращений"),
    ),
    "late_replies": Forms(
        ("contact answered late", "contacts answered late"),
        ("обращение с поздним ответом", "обращения с поздним ответом", "обращений с поздним ответом"),
    ),
    "answers": Forms(
        ("answer or review", "answers or reviews"), ("ответ или отзыв", "ответа или отзыва", "ответов или отзывов")
    ),
    "dissatisfied_answers": Forms(
        ("low mark given", "low marks given"), ("низкая оценка", "низкие оценки", "низких оценок")
    ),
    "texts": Forms(("text with a tone", "texts with a tone"), ("текст с тоном", "текста с тоном", "текстов с тоном")),
}
"""By the name of the feature, whatever its span."""
