"""A list of English words with their tone, for companies whose customers rated too few texts to learn from."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any

Lexicon = Callable[[str], float | None]
"""The tone of a text in -1..1, or None if it is not in the lexicon's language."""

PACKAGE = "vaderSentiment"

ENGLISH = re.compile(r"\b(the|and|this|that|with|have|you|it)\b", re.IGNORECASE)
"""Words that few English sentences do without, and that other languages in Latin letters do not have."""


def installed_lexicon() -> Lexicon | None:
    """:func:`vader_tone` if its package is installed; it brings its list along and asks for nothing from elsewhere."""
    return vader_tone if find_spec(PACKAGE) else None


def vader_tone(text: str) -> float | None:
    """VADER's compound score of an English text (Hutto and Gilbert 2014): a rule's opinion, not calibrated."""
    return float(_analyzer().polarity_scores(text)["compound"]) if ENGLISH.search(text) else None


@cache
def _analyzer() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
