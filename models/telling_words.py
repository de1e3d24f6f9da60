"""The words that carry a text's tone."""

import re

import numpy as np
import pandas as pd
from scipy.special import logit

from models.matrix import Floats
from models.sentiment import ToneModel, script_of

WORD = re.compile(r"(?<![\w\[])[^\W\d_]{3,}(?![\w\]])")
"""Three letters or more, but for what stands in brackets in the place of something hidden."""

MOST_WORDS = 3
LEAST_SHIFT = 0.25
"""In log odds: a word that moves the tone by less does not carry it."""


def telling_words(model: ToneModel, texts: pd.DataFrame) -> list[str]:
    """For each row of ``customer_id, text, about_contact`` its telling words in small letters, strongest first.

    A word's part is how far the log odds of *satisfied* go back when it is left out (Li, Monroe and Jurafsky 2016,
    Understanding Neural Networks through Representation Erasure); telling are those that bring them where they are.
    Empty for texts of a script the model has not learned.
    """
    rows = texts.reset_index(drop=True).assign(script=texts.text.map(script_of).to_numpy())
    left_out = without_each_word(rows)
    whole = log_odds(model, rows)
    parts = whole[left_out.row] - log_odds(model, left_out)
    found = left_out.assign(shift=(np.sign(whole)[left_out.row] * parts).round(6))
    telling = found[found["shift"] >= LEAST_SHIFT].sort_values(["row", "shift", "word"], ascending=[True, False, True])
    words = telling.groupby("row").head(MOST_WORDS).groupby("row").word.agg(" ".join)
    return list(words.reindex(range(len(rows)), fill_value=""))


def without_each_word(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per ``row`` and distinct ``word`` of it, its text without that word."""
    found = [
        {**row, "row": number, "word": word, "text": re.sub(rf"(?i)\b{word}\b", " ", row["text"])}
        for number, row in enumerate(rows.to_dict("records"))
        for word in dict.fromkeys(map(str.casefold, WORD.findall(row["text"])))
    ]
    return pd.DataFrame(found, columns=[*rows.columns, "row", "word"]).astype({"row": np.int64})


def log_odds(model: ToneModel, rows: pd.DataFrame) -> Floats:
    """Of *satisfied*, NaN for scripts the model has not learned."""
    found = np.full(len(rows), np.nan)
    places = rows.assign(place=np.arange(len(rows)))
    for (script, about_contact), here in places.groupby(["script", "about_contact"]):
        if classifiers := model.classifiers_.get(str(script)):
            found[here.place] = logit(classifiers[bool(about_contact)].predict_proba(here)[:, 1])
    return found
