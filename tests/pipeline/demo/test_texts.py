import re

import numpy as np
import pytest

from pipeline.demo.phrases import JOYS, OPENINGS, PAINS, QUESTIONS
from pipeline.demo.texts import SIGNED, write_messages, write_reviews

SIZE = 2000
PERSONAL = re.compile(r"@|\+7|Меня зовут|My name is")


def generator():
    return np.random.Generator(np.random.PCG64(2))


def reviews(language, stars, pain="defects"):
    return write_reviews(np.full(SIZE, language), np.full(SIZE, stars), np.full(SIZE, pain), generator())


@pytest.mark.parametrize(("language", "letters"), [("ru", r"[\u0400-\u04ff]"), ("en", "[A-Za-z]")])
def test_customers_write_in_their_language(language, letters):
    other = "[A-Za-z]" if language == "ru" else r"[\u0400-\u04ff]"
    texts = [text for text in reviews(language, 3) if not PERSONAL.search(text)]
    assert all(re.search(letters, text) and not re.search(other, text) for text in texts)


def test_bad_stars_complain_of_the_pain_and_good_ones_do_not():
    complaints = PAINS["en defects"]
    assert all(any(phrase in text for phrase in complaints) for text in reviews("en", 1))
    assert not any(phrase in text for text in reviews("en", 5) for phrase in complaints)


def test_three_stars_praise_and_complain():
    assert all(
        any(phrase in text for phrase in JOYS["ru"]) and any(phrase in text for phrase in PAINS["ru defects"])
        for text in reviews("ru", 3)
    )


def test_who_has_no_pain_complains_of_anything():
    texts = " ".join(reviews("en", 2, pain="none"))
    assert all(phrase in texts for key, phrases in PAINS.items() if key.startswith("en") for phrase in phrases)


def test_messages_say_what_they_are_about():
    language, theme = np.array(["en", "ru", "en"]), np.array(["price", "site_errors", "question"])
    price, errors, question = write_messages(language, theme, generator())
    assert any(phrase in price for phrase in PAINS["en price"])
    assert any(phrase in errors for phrase in PAINS["ru site_errors"])
    assert any(phrase in question for phrase in QUESTIONS["en"])


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_few_leave_personal_data(language):
    assert np.mean([bool(PERSONAL.search(text)) for text in reviews(language, 4)]) == pytest.approx(SIGNED, abs=0.02)


def test_personal_data_is_nobodys():
    texts = " ".join(reviews("en", 4))
    assert set(re.findall(r"@\S+\w", texts)) == {"@example.com"}
    assert all(number.startswith("+7 900 555-01-") for number in re.findall(r"\+7[ \d-]+", texts))


def test_both_languages_speak_of_the_same():
    for phrases in (OPENINGS, PAINS):
        russian, english = ({key[3:] for key in phrases if key.startswith(language)} for language in ("ru", "en"))
        assert russian == english
