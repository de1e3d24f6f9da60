"""What the page says of customers' journeys, each sentence once as (English, Russian)."""

from pipeline.report.pairs import Pair

STAGES: dict[str, Pair] = {
    "before": ("Before", "До покупки"),
    "during": ("Purchase", "Покупка"),
    "after": ("Delivery", "Доставка"),
    "post_sale": ("After the sale", "После продажи"),
}

STEPS: dict[str, Pair] = {
    "visit": ("visit", "визит"),
    "campaign": ("offer", "предложение"),
    "purchase": ("order", "заказ"),
    "delivery": ("delivery", "доставка"),
    "contact": ("support", "поддержка"),
    "return": ("return", "возврат"),
    "usage": ("use", "использование"),
    "survey": ("survey", "опрос"),
    "review": ("review", "отзыв"),
    "more": ("and more", "и дальше"),
}
"""One step of a path."""

FAILED: dict[str, Pair] = {
    "visit": ("with an error", "с ошибкой"),
    "campaign": ("failed", "не удались"),
    "purchase": ("cancelled", "отменены"),
    "delivery": ("lost", "не доставлены"),
    "contact": ("not solved", "не решены"),
    "return": ("for a defect", "из-за брака"),
    "usage": ("failed", "со сбоем"),
}
"""What a failure is at each touchpoint."""

TEXTS: dict[str, Pair] = {
    "journey": ("The customer's journey", "Путь клиента"),
    "journeys_say": (
        "Journeys begun in the last {days} days: {journeys}. Of those whose end is known {unfinished} ended without an "
        "order; still under way: {under_way}.",
        "Путей, начатых за последние {days} дней: {journeys}. Из тех, чей исход известен, без заказа закончились "
        "{unfinished}; ещё продолжаются: {under_way}.",
    ),
    "no_journeys": (
        "No journey began in the last {days} days.",
        "За последние {days} дней не начался ни один путь.",
    ),
    "journey_note": (
        "A journey leads from the first touch before an order to the first touch before the next one, or to {silence} "
        "days of silence. Offers nobody took up have no end to count. An answer counts at the step it followed.",
        "Путь ведёт от первого касания перед заказом до первого касания перед следующим или до {silence} дней "
        "молчания. Если на предложение не откликнулись, исхода у пути нет. Ответ относится к шагу, за которым он "
        "последовал.",
    ),
    "mark_curve_say": (
        "Marks customers gave are highest at the stage “{best}” ({highest} of 100) and lowest at “{worst}” ({lowest}).",
        "Выше всего оценки на этапе «{best}» ({highest} из 100), ниже всего на этапе «{worst}» ({lowest}).",
    ),
    "tone_curve_say": (
        "Nobody gave marks; by tone, what customers wrote is best at the stage “{best}” ({highest}) and worst at "
        "“{worst}” ({lowest}), from −1 to +1.",
        "Оценок нет; по тону написанного лучше всего этап «{best}» ({highest}), хуже всего «{worst}» ({lowest}), от −1 "
        "до +1.",
    ),
    "one_point_say": (
        "Enough customers spoke of one stage only, “{best}”: {figure} {value}.",
        "Достаточно клиентов высказались только об одном этапе, «{best}»: {figure} {value}.",
    ),
    "no_curve": (
        "Too few customers gave marks or wrote to draw a curve.",
        "Оценок и текстов слишком мало, чтобы провести кривую.",
    ),
    "curve": ("How it feels, stage by stage", "Ощущения по этапам"),
    "curve_read": (
        "Dots are mean marks on 0–100, lines through them 95% intervals; from 50 on neutral, from 75 satisfied.",
        "Точки: средние оценки от 0 до 100, черты через них: 95%-е интервалы; от 50 нейтрально, от 75 довольны.",
    ),
    "map": ("The map: every stage and touchpoint", "Карта: все этапы и точки контакта"),
    "nothing_here": ("nothing in this log", "в журнале ничего нет"),
    "times": ("Times", "Раз"),
    "by_channel": ("By channel", "По каналам"),
    "hours_to_next": ("Next step after", "До следующего шага"),
    "median": ("median, {n}", "медиана, {n}"),
    "at_once": ("at once", "сразу"),
    "kept_share": ("promise kept", "обещание выполнено"),
    "mark": ("mean mark", "средняя оценка"),
    "tone": ("tone of texts", "тон текстов"),
    "few": ("too few to say", "слишком мало"),
    "only_interval": ("interval only", "только интервал"),
    # Paths
    "typical": ("Typical path", "Типичный путь"),
    "typical_say": (
        "The most frequent of three steps or more: {share} of journeys, {n}.",
        "Самый частый из трёх шагов и больше: {share} путей, {n}.",
    ),
    "no_typical": ("No path of three steps is frequent enough.", "Нет достаточно частого пути из трёх шагов."),
    "worst": ("Worst real path", "Худший реальный путь"),
    "worst_by_mark_say": (
        "The lowest mean mark: {mark} of 100 ({interval}, {n}), taken {journeys} times.",
        "Самая низкая средняя оценка: {mark} из 100 ({interval}, {n}); пройден раз: {journeys}.",
    ),
    "worst_by_failure_say": (
        "Too few marks to rank paths. Here most went wrong: in {failed} of journeys ({interval}, {n}).",
        "Оценок мало, чтобы сравнить пути. Здесь чаще всего что-то шло не так: в {failed} путей ({interval}, {n}).",
    ),
    "no_worst": ("No path was taken often enough to call it the worst.", "Ни один путь не пройден достаточно часто."),
    # Segments
    "by_segment": ("The journey of each segment", "Путь каждого сегмента"),
    "by_segment_note": (
        "Open a segment to see its curve, what differs from all customers beyond chance, and its paths.",
        "В каждом сегменте: кривая, отличия от всех клиентов сверх случайных и пути.",
    ),
    "differs": ("What differs", "Что отличается"),
    "differs_say": (
        "{touchpoint}, {figure}: {value} ({interval}, {n}); all customers {usual}",
        "{touchpoint}, {figure}: {value} ({interval}, {n}); у всех клиентов {usual}",
    ),
    "differs_nothing": (
        "Nothing at any touchpoint differs clearly from all customers.",
        "Ни в одной точке контакта нет явных отличий от всех клиентов.",
    ),
    "segment_silent": (
        "Fewer than {few} of its customers began a journey.",
        "Путь начали меньше {few} клиентов сегмента.",
    ),
    # Channels
    "channels": ("The same in every channel?", "Одинаково ли во всех каналах?"),
    "channel": ("Channel", "Канал"),
    "channels_table": ("What customers meet, by channel", "Что встречают клиенты, по каналам"),
    "failed_share": ("Went wrong", "Что-то пошло не так"),
    "events": ("Events", "Событий"),
    "gap_failed_share": (
        "{where}: in “{worst}” {worst_value} {figure}, in “{best}” {best_value}; the gap is {gap} points "
        "({low} to {high}).",
        "{where}: в канале «{worst}» {worst_value} {figure}, в канале «{best}» {best_value}; разрыв {gap} п. "
        "(от {low} до {high}).",
    ),
    "gap_mark": (
        "{where}: mean mark {worst_value} in “{worst}”, {best_value} in “{best}”; the gap is {gap} points "
        "({low} to {high}).",
        "{where}: средняя оценка в канале «{worst}» {worst_value}, в канале «{best}» {best_value}; разрыв {gap} п. "
        "(от {low} до {high}).",
    ),
    "everywhere": ("All touchpoints", "Все точки контакта"),
    "gaps_note": (
        "Gaps with 95% intervals, widened for choosing the two ends out of several channels. Told are those that "
        "chance does not explain.",
        "Разрывы с 95%-ми интервалами, расширенными из-за выбора крайних из нескольких каналов. Названы те, что не "
        "объясняются случайностью.",
    ),
    "no_gaps": (
        "No two channels differ beyond chance in what goes wrong or in marks.",
        "Ни одна пара каналов не различается сверх случайности ни сбоями, ни оценками.",
    ),
    "one_channel": (
        "There are no two channels with {many} customers each to compare.",
        "Нет двух каналов хотя бы с {many} клиентами в каждом, чтобы сравнить.",
    ),
}
