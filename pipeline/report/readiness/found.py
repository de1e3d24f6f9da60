"""What is odd about a log, by a code."""

from pipeline.report.pairs import Pair
from pipeline.report.readiness.said import Said

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
