"""What readiness says of a log, each sentence once as (English, Russian)."""

from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True)
class Said:
    """What was found, and what to do about it; gaps are the figures found, and those needed as ``needed_x``."""

    what: Pair
    how: Pair | None = None


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

ASKED_AND_ANSWERED: Pair = (
    "Give the time of asking as occurred_at, that of the answer as recorded_at.",
    "Дать время вопроса в occurred_at, а ответа в recorded_at.",
)

FINDINGS: dict[str, Said] = {
    "unverified": Said(
        (
            "Nothing tells whether the raw files came whole, such as {where}.",
            "Ничто не говорит, целиком ли пришли исходные файлы, например {where}.",
        ),
        (
            "A file SHA256SUMS beside them, as sha256sum writes it, makes a cut or changed file an error.",
            "Файл SHA256SUMS рядом с ними (его пишет sha256sum) сделает обрезанный или изменённый файл ошибкой.",
        ),
    ),
    "same_file": Said(
        (
            "{where} has the same bytes as another part and was read once.",
            "{where} совпадает с другой частью байт в байт и прочитан один раз.",
        ),
        ("Take it out of the folder to be rid of this line.", "Убрать его из папки, чтобы этой строки не было."),
    ),
    "clock_change": Said(
        (
            "{where}: some local times lie in an hour that the clocks skip or repeat; they are read by one rule.",
            "{where}: часть местных времён попадает в час перевода часов; они прочитаны по одному правилу.",
        ),
        (
            "Times with their offset, such as +03:00, leave no doubt.",
            "Время со смещением, например +03:00, не оставляет сомнений.",
        ),
    ),
    "narrow_scale": Said(
        (
            "Answers of {where} never reach the upper half of its scale.",
            "Ответы {where} не доходят до верхней половины шкалы.",
        ),
        (
            "See whether another scale was meant: one metric per scale in the SELECT.",
            "Проверить, не другая ли это шкала: в запросе одна метрика на шкалу.",
        ),
    ),
    "reversed_scale": Said(
        (
            "Who met a failure or a delay gives better marks in {where} than who did not.",
            "Столкнувшиеся со сбоем или опозданием ставят {where} выше, чем остальные.",
        ),
        (
            "See whether the scale is the wrong way round: higher must be better.",
            "Проверить, не перевёрнута ли шкала: больше должно значить лучше.",
        ),
    ),
    "amount_jump": Said(
        (
            "Amounts of {where} change many times over from one month to the next.",
            "Суммы ({where}) меняются во много раз от месяца к месяцу.",
        ),
        (
            "See whether the unit or the currency has changed.",
            "Проверить, не сменились ли единица или валюта.",
        ),
    ),
    "column_gone": Said(
        (
            "A column of {where} was known for a while and hardly ever is since (data/events/summary.json names it).",
            "Один из столбцов ({where}) раньше заполнялся, а потом почти перестал (назван в data/events/summary.json).",
        ),
        (
            "Ask whether the system stopped to write it.",
            "Спросить, не перестала ли система его записывать.",
        ),
    ),
    "ids_do_not_join": Said(
        (
            "Ids do not join: of {customers} customers with {kind} only {share} have a purchase.",
            "Идентификаторы не сходятся: {kind} есть у клиентов числом {customers}, но покупка лишь у {share} из них.",
        ),
        (
            "Bring both SELECTs to the same customer_id (length, leading zeros, prefix).",
            "Привести оба запроса к одному customer_id (длина, нули впереди, префикс).",
        ),
    ),
    "ids_hardly_join": Said(
        (
            "Of {customers} customers with {kind} only {share} have a purchase.",
            "{kind}: клиентов {customers}, покупка есть лишь у {share} из них.",
        ),
        (
            "See whether purchases are missing, or some ids are written in another way.",
            "Проверить, все ли покупки на месте и не записаны ли некоторые id иначе.",
        ),
    ),
    "attributes_do_not_join": Said(
        (
            "Attributes do not join: {share} of {rows} belong to a customer of the log.",
            "Атрибуты не сходятся с журналом: из {rows} к его клиентам относятся {share}.",
        ),
        (
            "Bring attributes.sql to the customer_id of the events.",
            "Привести attributes.sql к customer_id событий.",
        ),
    ),
    "lookalike_ids": Said(
        (
            "Ids that differ only in letter case, blanks, leading zeros or look-alike letters: {ids}. They are kept "
            "apart.",
            "Идентификаторов, которые различаются лишь регистром, пробелами, нулями впереди или похожими буквами: "
            "{ids}. Они не объединены.",
        ),
        (
            "If they are the same people, write their ids in one way in the SELECTs.",
            "Если это одни и те же люди, записать их id в запросах одинаково.",
        ),
    ),
    "few_customers": Said(
        (
            "Customers: {customers}; two groups of the smallest size would need {needed_customers}.",
            "Клиентов: {customers}; для двух групп наименьшего размера нужно {needed_customers}.",
        ),
        (
            "Add customers, or read the result as single cases.",
            "Добавить клиентов или читать итог как отдельные случаи.",
        ),
    ),
    "dominant_customer": Said(
        (
            "One customer has {share} of all events: a test account, a till, or many people under one id?",
            "У одного клиента {share} всех событий: тестовая учётная запись, касса или много людей под одним id?",
        ),
        (
            "Leave it out in the SELECTs if it is no person.",
            "Исключить его в запросах, если это не человек.",
        ),
    ),
    "one_event_customers": Said(
        (
            "{share} of customers have a single event: little can tell them apart.",
            "У {share} клиентов единственное событие: различать их почти не по чему.",
        ),
        (
            "Add other kinds of events under the same customer_id.",
            "Добавить события других видов с тем же customer_id.",
        ),
    ),
    "rows_rejected": Said(
        (
            "Rows of {file} that were refused: {rows} ({share}), mostly: {reason}.",
            "Отвергнуто строк запроса {file}: {rows} ({share}), чаще всего: {reason}.",
        ),
        (
            "See why in data/events/rejected.parquet, and mend the SELECT or the files.",
            "Посмотреть причины в data/events/rejected.parquet и исправить запрос или файлы.",
        ),
    ),
    "lines_unreadable": Said(
        (
            "Lines of {table} that cannot be read: {lines}.",
            "Нечитаемых строк в {table}: {lines}.",
        ),
        (
            "See them in data/events/rejected.parquet.",
            "Посмотреть их в data/events/rejected.parquet.",
        ),
    ),
    "identical_rows": Said(
        (
            "Events without an id of their own: {events}. Rows equal throughout were taken once: {rows} ({share}).",
            "Событий без собственного id: {events}. Полностью одинаковые строки взяты один раз: {rows} ({share}).",
        ),
        (
            "Give each row its event_id, so that two events alike are not taken for one.",
            "Дать каждой строке event_id, чтобы два похожих события не сочли одним.",
        ),
    ),
    "deliveries_without_order": Said(
        (
            "Deliveries whose order_id is among no purchases: {rows} ({share}).",
            "Доставок, чей order_id не найден среди покупок: {rows} ({share}).",
        ),
        (
            "Give deliveries the order_id of their purchase.",
            "Дать доставкам order_id их покупки.",
        ),
    ),
    "stale": Said(
        (
            "The last event is of {day}: {days} days without any before the date all is told as of.",
            "Последнее событие {day}: до даты отчёта {days} дн. без событий.",
        ),
        (
            "Add the newest files, or set as_of in source.yaml to the day after the last event.",
            "Добавить новые файлы или поставить as_of в source.yaml на день после последнего события.",
        ),
    ),
    "silent_stretch": Said(
        (
            "No event at all for {days} days after {day}: a lost file, or the company's own pause?",
            "После {day} нет ни одного события {days} дн.: потерян файл или компания делала перерыв?",
        ),
        (
            "If files are missing, add them: silence counts against customers.",
            "Если не хватает файлов, добавить их: молчание засчитывается клиентам.",
        ),
    ),
    "known_only_later": Said(
        (
            "Events known only from {day} on: {events}. They say who left and what was spent, and enter no profile.",
            "Событий, известных лишь с {day}: {events}. По ним видно, кто ушёл и сколько потрачено; в профили они не "
            "входят.",
        )
    ),
    "survey_known_at_once": Said(
        (
            "Survey answers lack the time of asking: what happened between question and answer counts as known.",
            "У ответов на опросы нет времени вопроса: что было между вопросом и ответом, считается известным.",
        ),
        ASKED_AND_ANSWERED,
    ),
    "review_known_at_once": Said(
        (
            "Reviews lack the time of asking: what happened between request and review counts as known.",
            "У отзывов нет времени просьбы: что было между просьбой и отзывом, считается известным.",
        ),
        ASKED_AND_ANSWERED,
    ),
    "contact_known_at_once": Said(
        (
            "How contacts ended counts as known from their beginning: a look into the future.",
            "Исход обращений считается известным с их начала: это взгляд в будущее.",
        ),
        (
            "Give contacts the time they were closed as recorded_at.",
            "Дать обращениям время закрытия в recorded_at.",
        ),
    ),
    "volume_drop": Said(
        (
            "{kind}: {rows} in {month} after {before} in the month before.",
            "{kind}: {rows} за {month} после {before} месяцем раньше.",
        ),
        (
            "See whether files of that month are missing.",
            "Проверить, не пропали ли файлы за этот месяц.",
        ),
    ),
    "no_currency": Said(
        (
            "There are amounts, and no currency is declared.",
            "Суммы есть, а валюта не объявлена.",
        ),
        (
            "Declare currency in source.yaml; of several, convert to one in the SELECTs.",
            "Объявить currency в source.yaml; если валют несколько, перевести в одну в запросах.",
        ),
    ),
    "times_taken_as_utc": Said(
        (
            "Times that name no zone are taken as UTC.",
            "Время без указания пояса считается временем UTC.",
        ),
        (
            "Declare timezone in source.yaml if they are local.",
            "Объявить timezone в source.yaml, если оно местное.",
        ),
    ),
    "contacts_without_outcome": Said(
        (
            "Contacts that do not say whether they were solved: {share}.",
            "Обращений без ответа на вопрос, решены ли они: {share}.",
        ),
        (
            "Give contacts failed, true where the question stayed open.",
            "Дать обращениям failed: true, если вопрос остался открытым.",
        ),
    ),
}
"""By the code of a finding."""

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
