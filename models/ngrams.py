"""Texts as the short strings they are made of, and what such strings say of their writers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_matrix, diags_array
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union
from sklearn.preprocessing import normalize

from models.matrix import Flags, Floats

Customers = npt.NDArray[np.object_]

LONGEST = 2_000
"""Characters of a text that are read; a longer one has told its tone by then."""

COLUMNS = 2**18
"""Hashes that strings of one kind fall into: ten times as many as 19,000 Portuguese reviews fill with common ones."""

DIGIT, ADDRESS = re.compile(r"\d"), re.compile(r"\S+@\S+|https?://\S+")


def masked(text: str) -> str:
    """The text in lower case, without addresses, every digit a zero."""
    return DIGIT.sub("0", ADDRESS.sub(" ", text[:LONGEST].lower()))


def presence(texts: Iterable[str]) -> csr_matrix:
    """Which strings each text has: one row per text, one column per hash, 1 for strings that are there.

    Strings are 2-5 characters within a word, which find the stems of an inflected language without a dictionary, and
    one or two words. They are hashed (Weinberger et al. 2009), so nothing learned from them holds a customer's words.
    """
    shape = {"n_features": COLUMNS, "binary": True, "norm": None, "alternate_sign": False, "preprocessor": masked}
    characters = HashingVectorizer(analyzer="char_wb", ngram_range=(2, 5), **shape)
    words = HashingVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b", **shape)
    # Many customers write the same few words: each text is taken apart once.
    place, distinct = pd.factorize(pd.Series(texts, dtype=object))
    return csr_matrix(make_union(characters, words).transform(distinct))[place]


def rarity(rows: csr_matrix, customers: Customers, min_customers: int) -> Floats:
    """The weight of each column, smoothed inverse document frequency with customers for documents.

    What fewer than ``min_customers`` wrote weighs nothing: a name or an address is learned from nobody.
    """
    code, known = pd.factorize(customers)
    whose = csr_matrix((np.ones(len(code)), (code, np.arange(len(code)))), shape=(len(known), len(code)))
    writers = np.bincount((whose @ rows).indices, minlength=rows.shape[1])
    return np.where(writers >= min_customers, np.log((1 + len(known)) / (1 + writers)) + 1, 0.0)


def weighed(rows: csr_matrix, rarity: Floats) -> csr_matrix:
    """The rows with each column by its weight, all of length 1."""
    found = csr_matrix(rows @ diags_array(rarity))
    found.eliminate_zeros()
    return normalize(found)


@dataclass(frozen=True)
class StringWeights:
    """A logistic regression on strings: log odds = weighed row @ ``weights`` + ``base``.

    The dual solver of LIBLINEAR (Hsieh et al. 2008) uses no linear algebra library, so the result does not depend on
    threads.
    """

    rarity: Floats
    weights: Floats
    base: float

    @classmethod
    def learn(
        cls, rows: csr_matrix, y: Flags, customers: Customers, *, C: float, min_customers: int, random_state: int
    ) -> Self:
        weight = rarity(rows, customers, min_customers)
        regression = LogisticRegression(C=C, solver="liblinear", dual=True, max_iter=2000, random_state=random_state)
        regression.fit(weighed(rows, weight), y)
        return cls(weight, regression.coef_[0], float(regression.intercept_[0]))

    def margin(self, rows: csr_matrix) -> Floats:
        """Log odds of the second class, not calibrated."""
        return np.asarray(weighed(rows, self.rarity) @ self.weights + self.base)
