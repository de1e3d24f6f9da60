"""What customers of the simulated shop write: reviews and messages to support, in Russian and in English."""

import numpy as np
import numpy.typing as npt

from pipeline.demo.phrases import JOYS, NAMES, OPENINGS, PAINS, QUESTIONS, SIGNATURES, Phrases

Texts = npt.NDArray[np.object_]
Keys = npt.NDArray[np.str_]

SIGNED = 0.03
"""The share of texts in which the customer leaves a name, a phone number or an address."""


def write_reviews(language: Keys, stars: npt.NDArray[np.int64], pain: Keys, rng: np.random.Generator) -> Texts:
    """An opening in the mood of the stars, then praise from four stars on, complaints up to two, both in between.

    Who complains without a ``pain`` ("none") complains of anything.
    """
    mood = np.select([stars <= 2, stars >= 4], ["bad", "good"], "mixed")
    theme = np.where(
        pain == "none", rng.choice([key.removeprefix("ru ") for key in PAINS if "ru" in key], len(pain)), pain
    )
    praise = np.where(mood == "bad", "", " " + say(JOYS, language, rng))
    complaint = np.where(mood == "good", "", " " + say(PAINS, both(language, theme), rng))
    return sign(say(OPENINGS, both(language, mood), rng) + praise + complaint, language, rng)


def write_messages(language: Keys, theme: Keys, rng: np.random.Generator) -> Texts:
    """What a ticket begins with: a complaint, or a question when nothing went wrong."""
    question = theme == "question"
    complaint = say(PAINS, both(language, np.where(question, "price", theme)), rng)
    return sign(np.where(question, say(QUESTIONS, language, rng), complaint), language, rng)


def say(phrases: Phrases, keys: Keys, rng: np.random.Generator) -> Texts:
    """A phrase for each key."""
    said = np.empty(len(keys), object)
    for key in np.unique(keys):
        here = keys == key
        said[here] = rng.choice(np.array(phrases[str(key)], object), here.sum())
    return said


def sign(texts: Texts, language: Keys, rng: np.random.Generator) -> Texts:
    """Some add what a company has to mask before anybody reads it."""
    signing = rng.random(len(texts)) < SIGNED
    signed = texts.copy()
    signed[signing] += signatures(language[signing], rng)
    return signed


def signatures(language: Keys, rng: np.random.Generator) -> Texts:
    form, name, number = say(SIGNATURES, language, rng), say(NAMES, language, rng), rng.integers(0, 100, len(language))
    return np.array(
        [
            one.format(name=who, phone=f"+7 900 555-01-{digits:02d}", mail=f"customer{digits}@example.com")
            for one, who, digits in zip(form, name, number, strict=True)
        ],
        object,
    )


def both(language: Keys, subject: Keys) -> Keys:
    """The key of a phrase that depends on two things."""
    return np.strings.add(np.strings.add(language, " "), subject)
