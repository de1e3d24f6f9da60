"""The texts that speak for a group of customers, ready to be read by others."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import pandas as pd
from scipy.sparse import csr_matrix

from models.redaction import redacted, shortened
from models.typical import typicality, unlike

NAMES = re.compile(r"name|имя|фамилия|отчество|фио", re.IGNORECASE)
"""Attributes that hold customers' names."""

SHORTEST_NAME, SHORTEST_ID = 3, 4
"""Letters of a name, characters of an id: shorter ones are words and numbers that texts are full of."""

TAG = re.compile(r"\[[a-z]+\]")

TYPICAL, EXTREME = "typical", "extreme"

ORDERS = {TYPICAL: {"typicality": False}, EXTREME: {"opinion": True, "tone": True}}
"""What each role goes by: columns, and whether upwards."""

AMONG_EQUALS = {"written_at": False, "customer_id": True, "text": True}

OF_TEXT = ["kind", "channel", "month", "metric", "score", "tone", "customer_id", "about_contact"]
"""What goes with a quote; the last two only until its telling words are found."""


@dataclass(frozen=True)
class Redactor:
    """Hides what tells of a person, with what the company knows of its customers."""

    names: Mapping[str, Collection[str]]
    ids: Collection[str]

    def __call__(self, customer_id: str, text: str) -> str:
        return redacted(text, names=self.names.get(customer_id, ()), ids=self.ids)


def names_of(attributes: pd.DataFrame) -> dict[str, set[str]]:
    """The words of each customer's names, as far as attributes hold them."""
    columns = [name for name in attributes.columns if NAMES.search(name)]
    if not columns:
        return {}
    written = attributes[columns].astype("str").fillna("").agg(" ".join, axis=1).groupby(attributes.customer_id)
    return {
        str(customer): {word for word in re.findall(r"[^\W\d_]+", " ".join(texts)) if len(word) >= SHORTEST_NAME}
        for customer, texts in written
    }


def ids_of(texts: pd.DataFrame) -> set[str]:
    """The ids of orders and customers that could stand in a text."""
    known = pd.concat([texts.customer_id, texts.order_id.dropna()]).astype(str).str.casefold()
    return set(known[(known.str.len() >= SHORTEST_ID) & known.str.contains(r"\d")])


@dataclass(frozen=True)
class Choice:
    """How many quotes of which length speak for a group."""

    typical: int
    extreme: int
    min_length: int
    max_length: int


def quotes(texts: pd.DataFrame, rows: csr_matrix, redact: Redactor, choice: Choice) -> Iterator[dict[str, Any]]:
    """First the most typical of a group's texts, then the worst of the rest, each of another customer."""
    ranked = texts.reset_index(drop=True).assign(typicality=typicality(rows))
    customers = ranked.customer_id.to_numpy(dtype=object)

    @cache
    def shown(number: int) -> str:
        return shortened(redact(customers[number], ranked.text[number]), choice.max_length)

    chosen: list[int] = []
    for role, count in ((TYPICAL, choice.typical), (EXTREME, choice.extreme)):
        readable = (number for number in ordered(ranked, role) if says_enough(shown(number), choice.min_length))
        found = list(islice(unlike(rows, readable, customers, chosen), count))
        chosen += found
        for rank, number in enumerate(found, start=1):
            yield {
                "role": role,
                "rank": rank,
                "text": shown(number),
                "written": ranked.text[number],
                **ranked.loc[number, OF_TEXT],
            }


def ordered(ranked: pd.DataFrame, role: str) -> pd.Index:
    """Rows by what the role goes by; of the extreme only those with an opinion."""
    by = ORDERS[role] | AMONG_EQUALS
    known = ranked if role == TYPICAL else ranked[ranked.opinion.notna()]
    return known.sort_values([*by], ascending=[*by.values()]).index


def says_enough(text: str, min_length: int) -> bool:
    return len(TAG.sub("", text)) >= min_length
