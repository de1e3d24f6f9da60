"""What is said around customers' own words, each sentence once as (English, Russian)."""

from pipeline.report.pairs import Pair

TEXTS: dict[str, Pair] = {
    "voice": ("In their own words", "Своими словами"),
    "voice_note": (
        "Complaints of the last {recent} days, by what had gone wrong in the {trouble} days before them. First the "
        "most typical ones, nearest to the wording of all, then the sharpest. What segments say stands on their cards.",
        "Жалобы за последние {recent} дней, по тому, что пошло не так за {trouble} дней до них. Сначала самые "
        "типичные, ближе всего к словам остальных, затем самая резкая. Слова сегментов стоят в их карточках.",
    ),
    "voice_care": (
        "Names, contacts, addresses and numbers are hidden. Who refused to be contacted is not quoted, nor are groups "
        "of too few customers.",
        "Имена, контакты, адреса и номера скрыты. Тех, кто отказался от связи, и слишком малые группы не цитируем.",
    ),
    "voice_words": (
        "Highlighted: the words that carry the tone, by a model that learned from texts with a mark.",
        "Выделены слова, от которых зависит тон: так считает модель, которая училась на текстах с оценкой.",
    ),
    "no_voice": (
        "In the last {recent} days nobody wrote a text that could be quoted.",
        "За последние {recent} дней никто не написал текста, который можно процитировать.",
    ),
    "no_complaints": (
        "No trouble was followed by enough complaints to quote one.",
        "Ни за одной неприятностью не последовало столько жалоб, чтобы их цитировать.",
    ),
    "silent_segment": ("No text of theirs can be quoted.", "Их текстов для цитаты нет."),
    "chosen_from": ("Chosen from {texts} by {customers}.", "На выбор: {texts}; авторы: {customers}."),
    "typical": ("Typical", "Типично"),
    "extreme": ("Sharpest", "Резче всего"),
    "out_of": (
        "{metric}:\N{NO-BREAK SPACE}{score}\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}{highest}",
        "{metric}:\N{NO-BREAK SPACE}{score}\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}{highest}",
    ),
    "angry": ("an angry tone, estimated", "гневный тон, оценка"),
    "kind": ("a kind tone, estimated", "добрый тон, оценка"),
}
"""By key; a gap in braces has the same name in both languages."""

WRITTEN_IN: dict[str, Pair] = {
    "review": ("review", "отзыв"),
    "survey": ("survey answer", "ответ на опрос"),
    "contact": ("message to support", "обращение в поддержку"),
    "return": ("note on a return", "пояснение к возврату"),
    "cancellation": ("note on leaving", "пояснение к расторжению"),
}
"""Kinds of events that come with a text."""

ELSEWHERE: Pair = ("note", "запись")

CHANNELS: dict[str, Pair] = {
    "web": ("website", "сайт"),
    "app": ("app", "приложение"),
    "store": ("store", "магазин"),
    "phone": ("phone", "телефон"),
    "chat": ("chat", "чат"),
    "email": ("e-mail", "почта"),
    "courier": ("courier", "курьер"),
}
"""Channels many companies have; others are called as the log calls them."""

HIDDEN: dict[str, Pair] = {
    "name": ("name", "имя"),
    "phone": ("phone", "телефон"),
    "email": ("e-mail", "почта"),
    "link": ("link", "ссылка"),
    "card": ("card", "карта"),
    "account": ("account", "счёт"),
    "address": ("address", "адрес"),
    "order": ("order", "заказ"),
    "number": ("number", "номер"),
}
"""What stands in brackets in the place of something hidden."""

MONTHS: tuple[Pair, ...] = (
    ("Jan", "январь"),
    ("Feb", "февраль"),
    ("Mar", "март"),
    ("Apr", "апрель"),
    ("May", "май"),
    ("Jun", "июнь"),
    ("Jul", "июль"),
    ("Aug", "август"),
    ("Sep", "сентябрь"),
    ("Oct", "октябрь"),
    ("Nov", "ноябрь"),
    ("Dec", "декабрь"),
)
