"""What could tell of a person is hidden in both languages, and what makes a text worth reading stays."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.redaction import LONGEST, TAGS, is_card, redacted, shortened

HIDDEN = {
    "phone": (
        "+7 (916) 123-45-67",
        "8 916 123 45 67",
        "89161234567",
        "8(495)123-45-67",
        "12-34-56",
        "(212) 555-0123",
        "+44 20 7946 0958",
        "٨٩١٦١٢٣٤٥٦٧",
        "8\u200b916\u200b1234567",
    ),
    "email": ("ivan.petrov+shop@mail.example.com", "иван@почта.рф"),
    "link": ("https://vk.example/id1?a=b", "www.example.com", "t.me/ivan", "@ivan_petrov"),
    "card": ("4111 1111 1111 1111", "4111-1111-1111-1111", "5555555555554444"),
    "account": ("DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432"),
    "address": (
        "ул. Ленина, д. 5, кв. 12",
        "улице Большая Садовая 302-бис",
        "Ленинский проспект 12",
        "проспект Мира, 45к2",
        "кв. 7",
        "домофон 45к1234",
        "221B Baker Street",
        "12 Oak Lane, Apt 4",
        "SW1A 1AA",
    ),
    "order": ("№ 123-AB", "#77", "номер A-7", "number AB-77"),
    "number": ("45 12 345678", "AB123456", "12.05.1986", "123456"),
}

NAMED = {
    "С уважением, Иван Петров": "С уважением, [name]",
    "Всё плохо.\nRegards,\nJohn": "Всё плохо. Regards, [name]",
    "Thanks in advance, Zoltan": "Thanks in advance, [name]",
    "Меня зовут роман, жду": "Меня зовут [name], жду",
    "My name is Grace Smith and I wait": "My name is [name] and I wait",
    "Уважаемая Фатима, верните деньги": "Уважаемая [name], верните деньги",
    "Hello Grace, where is it": "Hello [name], where is it",
    "Курьер Сергей нагрубил": "Курьер [name] нагрубил",
    "Передайте спасибо Ольге": "Передайте спасибо [name]",
    "Юлей довольна": "[name] довольна",
    "Иванова Мария не ответила": "[name] не ответила",
    "менеджер Иванов И.И. хамит": "менеджер [name] хамит",
    "J. R. Tolkien was rude": "[name] was rude",
    "Наилю Рашидовичу всё равно": "[name] всё равно",
    "talked to Zoltan Kovács yesterday": "talked to [name] yesterday",
    "the courier Kevin was rude": "the courier [name] was rude",
}

HARMLESS = (
    "Очень доволен, всё на 5! Привезли за 3 дня, цена 15 000 рублей",
    "Paid 3,500 dollars in 2024, 2 of 10 were broken",
    "Very Nice Product And Great Service",
    "Добрый день! Хочу вернуть товар",
    "Thanks, great shop",
    "Спасибо магазину!",
    "Улица перекрыта, курьер опоздал на 2 часа",
    "I am happy. Support was quick: 10 minutes",
    "Цена 1990, скидка 10 %",
)


@pytest.mark.parametrize(("tag", "text"), [(tag, text) for tag, texts in HIDDEN.items() for text in texts])
def test_numbers_and_addresses_are_hidden_wherever_they_stand(tag: str, text: str) -> None:
    for before, after in (("", ""), ("вот ", " и всё"), ("it is ", ", thanks")):
        assert redacted(f"{before}{text}{after}") == f"{before}[{tag}]{after}"


@pytest.mark.parametrize(("text", "expected"), NAMED.items())
def test_names_are_hidden(text: str, expected: str) -> None:
    assert redacted(text) == expected


@pytest.mark.parametrize("text", HARMLESS)
def test_what_tells_of_nobody_stays(text: str) -> None:
    assert redacted(text) == text


def test_names_the_company_knows_are_hidden_in_every_case_and_capitals() -> None:
    text = "МИРОНЕНКО не дозвонился, у Вереи Мироненко спросили, o'neil answered O'Neil"
    hidden = redacted(text, names=["Верея", "Мироненко", "O'Neil"])
    assert hidden == "[name] не дозвонился, у [name] [name] спросили, [name] answered [name]"


def test_ids_of_the_log_are_hidden_as_whole_words() -> None:
    assert redacted("Where is Ab-12? I paid for ab-123", ids={"ab-12"}) == "Where is [order]? I paid for ab-123"


def test_text_comes_out_on_one_line_without_what_cannot_be_seen() -> None:
    assert redacted("  bad\n\n\u202egood\u202c\tnews\x00 ") == "bad good news"


def test_markup_stays_the_text_it_is() -> None:
    assert redacted("<script>alert(1)</script> {{7*7}}") == "<script>alert(1)</script> {{7*7}}"


WRITTEN = st.text(st.sampled_from("0123456789 +-().,/№#@:'абвгдAbc\n\u200b\u202e٣９"), max_size=80)


@settings(max_examples=300, deadline=None)
@given(WRITTEN)
@example("1234" * 2000)
@example("12\u200b345")
@example("a1b2c3d4e5")
def test_no_five_digits_in_a_row_survive(text: str) -> None:
    assert not re.search(r"\d{5}", redacted(text))


@settings(max_examples=200, deadline=None)
@given(WRITTEN)
def test_nothing_is_hidden_under_a_tag_of_no_meaning(text: str) -> None:
    assert set(re.findall(r"\[([a-z]+)\]", redacted(text))) <= set(TAGS)


def test_very_long_texts_are_read_to_a_limit() -> None:
    assert len(redacted("long " * 10_000)) <= LONGEST


@pytest.mark.parametrize(
    ("digits", "expected"), [("4111111111111111", True), ("4111111111111112", False), ("0", False)]
)
def test_the_check_digit_tells_a_card(digits: str, expected: bool) -> None:
    assert is_card(digits, digits) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("short enough", "short enough"), ("a longer text, cut", "a longer text…"), ("x" * 30, "x" * 14 + "…")],
)
def test_a_long_text_ends_with_a_word(text: str, expected: str) -> None:
    assert shortened(text, 15) == expected
