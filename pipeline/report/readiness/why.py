"""Why the data support an ability in part or not at all, by a code."""

from pipeline.report.pairs import Pair
from pipeline.report.readiness.said import Said

MORE_ANSWERS: Pair = (
    "Add surveys or reviews with their metric and score; older ones count too.",
    "Добавить опросы или отзывы с показателем и оценкой; годятся и старые.",
)
MORE_EXPERIENCES: Pair = (
    "Add what happens to customers: deliveries with late_hours, returns, contacts, visits and orders with failed.",
    "Добавить то, что происходит с клиентами: доставки с late_hours, возвраты, обращения, визиты и заказы с failed.",
)
PROMISED: Pair = (
    "Give purchases promised_at and order_id, deliveries the same order_id and late_hours.",
    "Дать покупкам promised_at и order_id, доставкам тот же order_id и late_hours.",
)
RATED_TEXTS: Pair = (
    "Texts: {texts}. Rated and in one script: {rated} (needed {needed_rated}); customers of the rarer opinion: {rarer} "
    "(needed {needed_rarer}).",
    "Текстов: {texts}. С оценкой и одним письмом: {rated} (нужно {needed_rated}); клиентов с более редким мнением: "
    "{rarer} (нужно {needed_rarer}).",
)
SILENCE: Pair = (
    "Leaving is silence for {horizon_days} days: {repeat_share} of customers bought or used the service on more than "
    "one day (needed {needed_repeat_share}); known past outcomes, at least: left {left}, stayed {stayed} (needed "
    "{needed_left} each).",
    "Уход здесь молчание в течение {horizon_days} дн.: {repeat_share} клиентов покупали или пользовались услугой "
    "больше чем в один день (нужно {needed_repeat_share}); известных исходов не меньше: ушли {left}, остались {stayed} "
    "(нужно по {needed_left}).",
)
OLDER_EVENTS: Pair = ("Add older events.", "Добавить более старые события.")

WHY: dict[str, Said] = {
    # Satisfaction
    "learned_from_answers": Said(
        (
            "Enough to learn from: answers {answers} (needed {needed_answers}), of them below neutral {bad_answers} "
            "(needed {needed_bad_answers}).",
            "Есть на чём учиться: оценок {answers} (нужно {needed_answers}), из них ниже нейтральных {bad_answers} "
            "(нужно {needed_bad_answers}).",
        )
    ),
    "index_only": Said(
        (
            "Too few to learn from: answers {answers} (needed {needed_answers}), of them below neutral {bad_answers} "
            "(needed {needed_bad_answers}). An index of experience takes the place of satisfaction.",
            "Учиться почти не на чем: оценок {answers} (нужно {needed_answers}), из них ниже нейтральных {bad_answers} "
            "(нужно {needed_bad_answers}). Вместо удовлетворённости будет индекс опыта.",
        ),
        MORE_ANSWERS,
    ),
    "own_answers_only": Said(
        (
            "Nothing in the log happened to customers that could tell one from another. Known are only the answers "
            "themselves: {answers}.",
            "В журнале нет ничего, что происходило бы с клиентами и отличало одних от других. Известны только сами "
            "оценки: {answers}.",
        ),
        MORE_EXPERIENCES,
    ),
    # Segments
    "levels_and_reasons": Said(
        (
            "Customers with an experience that can be a reason: {experienced}.",
            "Клиентов, с которыми происходило то, что может быть причиной: {experienced}.",
        )
    ),
    "reasons_of_the_index": Said(
        (
            "Reasons are what the index counts, not what answers have shown to matter.",
            "Причины здесь то, из чего сложен индекс, а не то, что важно по оценкам.",
        ),
        MORE_ANSWERS,
    ),
    "levels_only": Said(
        (
            "Customers with an experience that can be a reason: {experienced}, needed {needed_experienced}. Without "
            "reasons there are satisfaction levels at most.",
            "Клиентов, с которыми происходило то, что может быть причиной: {experienced}, нужно {needed_experienced}. "
            "Без причин остаются в лучшем случае уровни удовлетворённости.",
        ),
        MORE_EXPERIENCES,
    ),
    # Churn
    "silent_buyers": Said(SILENCE),
    "silence_measured": Said(
        (
            f"{SILENCE[0]} By the log itself {{sign_days}} days tell best (D-curve): {{came_back}} of those silent so "
            "long came back, {missed} of those gone were not silent so long yet.",
            f"{SILENCE[1]} По самому журналу лучше всего об уходе говорят {{sign_days}} дн. (D-кривая): после такого "
            "молчания вернулись {came_back}, а из ушедших так долго ещё не молчали {missed}.",
        )
    ),
    "ended_contracts": Said(
        (
            "Leaving is the end of a contract within {horizon_days} days; known past outcomes, at least: left {left}, "
            "stayed {stayed} (needed {needed_left} each).",
            "Уход здесь расторжение договора в ближайшие {horizon_days} дн.; известных исходов не меньше: ушли {left}, "
            "остались {stayed} (нужно по {needed_left}).",
        )
    ),
    "nobody_buys": Said(
        (
            "There are neither purchases nor use whose end would be leaving.",
            "Нет ни покупок, ни использования, прекращение которых было бы уходом.",
        ),
        ("Add purchases or usage.", "Добавить покупки или использование услуги."),
    ),
    "one_time_buyers": Said(
        (
            "Only {repeat_share} of customers bought or used the service on more than one day (needed "
            "{needed_repeat_share}): silence is the rule, not a sign.",
            "Лишь {repeat_share} клиентов покупали или пользовались услугой больше чем в один день (нужно "
            "{needed_repeat_share}): молчание здесь правило, а не знак.",
        ),
        (
            "Add a longer log of purchases, or one id per person where each order has its own.",
            "Добавить более длинный журнал покупок или один id на человека, если он свой у каждого заказа.",
        ),
    ),
    "log_too_short": Said(
        (
            "The log reaches {days} days back, needed {needed_days}: to learn at one date and judge at a later one.",
            "Журнал охватывает {days} дн., нужно {needed_days}: на одну дату учиться, на более позднюю проверить.",
        ),
        (
            "Add older events, or set a shorter churn.horizon_days, or more profiles.dates.",
            "Добавить более старые события, уменьшить churn.horizon_days или увеличить profiles.dates.",
        ),
    ),
    "too_few_outcomes": Said(
        (
            "Known past outcomes: left {left}, stayed {stayed}; needed {needed_left} each.",
            "Известных исходов: ушли {left}, остались {stayed}; нужно по {needed_left}.",
        ),
        (
            "Add older events or more customers, or set another churn.horizon_days.",
            "Добавить более старые события, больше клиентов или выбрать другой churn.horizon_days.",
        ),
    ),
    # Value
    "spend_known": Said(
        (
            "Known is what {buyers} buyers of a past date spent in the {days} days after it (for a year: "
            "{needed_days}).",
            "Известно, сколько покупатели прошлой даты ({buyers}) потратили за {days} дн. после неё (для года нужно "
            "{needed_days}).",
        )
    ),
    "no_spend": Said(
        (
            "There is no past date with purchases and their amounts after it.",
            "Нет прошлой даты, после которой были бы покупки с суммами.",
        ),
        ("Add purchases with amount.", "Добавить покупки с amount."),
    ),
    # Journey
    "stages_all": Said(("All of it is seen.", "Виден целиком.")),
    "stages_missing": Said(
        ("Not seen: {absent}.", "Не видно: {absent}."),
        (
            "Add those events: visits and campaigns, purchases, deliveries or use, returns, contacts and answers.",
            "Добавить эти события: визиты и рассылки, покупки, доставки или использование, возвраты, обращения и "
            "оценки.",
        ),
    ),
    # Promises
    "promises_kept": Said(
        (
            "Purchases that name a date: {promised_share}; deliveries that say how late: {measured_share}, with their "
            "order: {matched_share}.",
            "Покупок с обещанной датой: {promised_share}; доставок с опозданием в часах: {measured_share}, со своим "
            "заказом: {matched_share}.",
        )
    ),
    "no_deliveries": Said(("There are no deliveries.", "Доставок нет."), PROMISED),
    "promises_unknown": Said(
        (
            "Purchases that name a date: {promised_share}; deliveries that say how late: {measured_share}, with their "
            "order: {matched_share}. Of each it must be most.",
            "Покупок с обещанной датой: {promised_share}; доставок с опозданием в часах: {measured_share}, со своим "
            "заказом: {matched_share}. Нужно больше половины каждого.",
        ),
        PROMISED,
    ),
    # Tone
    "tone_learned": Said(RATED_TEXTS),
    "few_rated_texts": Said(
        RATED_TEXTS,
        (
            "Add reviews with text and score, above all bad ones.",
            "Добавить отзывы с текстом и оценкой, прежде всего плохие.",
        ),
    ),
    "no_texts": Said(
        ("Nobody's words are in the log.", "В журнале нет ничьих слов."),
        (
            "Give reviews, answers and contacts their text.",
            "Дать отзывам, ответам и обращениям их text.",
        ),
    ),
    # Figures of answers
    "figure_told": Said(
        ("Customers who lately answered: {answering}.", "Недавно ответивших клиентов: {answering}."),
    ),
    "interval_told": Said(
        (
            "Customers who lately answered: {answering}, needed {needed_answering}; until then only an interval.",
            "Недавно ответивших клиентов: {answering}, нужно {needed_answering}; пока только интервал.",
        ),
        ("Ask more customers.", "Спросить больше клиентов."),
    ),
    "figure_missing": Said(
        (
            "Customers who lately answered: {answering}, needed {needed_answering}.",
            "Недавно ответивших клиентов: {answering}, нужно {needed_answering}.",
        ),
        ("Ask for it, if it is wanted.", "Спрашивать, если показатель нужен."),
    ),
    # XYZ and seasons
    "months_known": Said(
        (
            "Days since the first purchase: {days} (needed {needed_days}); {repeat_share} bought on more than one day.",
            "Дней с первой покупки: {days} (нужно {needed_days}); больше чем в один день покупали {repeat_share}.",
        )
    ),
    "bought_in_one_month": Said(
        (
            "Only {repeat_share} bought on more than one day: nearly all spend in one month of all.",
            "Больше чем в один день покупали лишь {repeat_share}: почти у всех траты в одном месяце из всех.",
        ),
        ("Add a longer log of purchases.", "Добавить более длинный журнал покупок."),
    ),
    "too_few_months": Said(
        (
            "Days since the first purchase with an amount: {days}, needed {needed_days}.",
            "Дней с первой покупки с суммой: {days}, нужно {needed_days}.",
        ),
        ("Add older purchases with amount.", "Добавить более старые покупки с amount."),
    ),
    "seasons_came_back": Said(
        (
            "Every calendar month is seen in two years.",
            "Каждый месяц года виден в двух годах.",
        )
    ),
    "seasons_not_seen_twice": Said(
        (
            "Calendar months seen in two years: {twice} of {needed_twice}; seen whole at all: {months}. What came once "
            "may be a trend.",
            "Месяцев года, видных в двух годах: {twice} из {needed_twice}; видных целиком хоть раз: {months}. То, что "
            "было один раз, может быть трендом.",
        ),
        OLDER_EVENTS,
    ),
}
"""Why an ability is there or not, by the code of its judgement."""
