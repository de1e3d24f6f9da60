"""How well tone tells the marks of customers it has not learned from.

Every figure is out of fold by customer, over all rated texts of a log. On copies tone is no better than memory: the AUC
of texts that only one customer wrote stands beside that of all.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from sklearn.metrics import brier_score_loss, roc_auc_score

from benchmarks.logs import event_log, params, raw_files, simulated_shop
from benchmarks.tables import head, line
from features.texts import written
from models.matrix import Flags, Floats
from models.sentiment import ToneModel
from pipeline.stages.sentiment import latest

SOURCES = ("olist", "ru_reviews")
COLUMNS = ("log", "rated texts", "satisfied", "AUC", "AUC of words of one customer", "Brier", "Brier of the share")


def main() -> None:
    head(COLUMNS)
    with tempfile.TemporaryDirectory() as home:
        for row in rows(Path(home)):
            line(row)


def rows(home: Path) -> Iterator[list[str]]:
    """The table, log by log."""
    yield judged("demo", rated("demo", simulated_shop(home / "demo"), home / "demo"))
    for source in SOURCES:
        if raw := raw_files(source):
            yield judged(source, rated(source, raw, home / source))
        else:
            yield [source, f"skipped: no files in data/raw/{source}", *["-"] * (len(COLUMNS) - 2)]


def rated(source: str, raw: Path, home: Path) -> pd.DataFrame:
    """One row per text with a mark."""
    texts = written(event_log(source, raw, home))
    return latest(texts.filter(texts.mark.notnull()), params("sentiment")["max_texts"])


def judged(log: str, rated: pd.DataFrame) -> list[str]:
    """One log's row."""
    given = {name: value for name, value in params("sentiment").items() if name in ToneModel().get_params()}
    model = ToneModel(**given).fit(rated, rated.satisfied.to_numpy())
    told = rated.assign(probability=(model.predict(rated) + 1) / 2).dropna(subset="probability")
    if told.empty:
        return [log, str(len(rated)), "too few to learn from", *["-"] * (len(COLUMNS) - 3)]
    satisfied, probability = told.satisfied.to_numpy(), told.probability.to_numpy()
    own = (told.groupby("text").customer_id.transform("nunique") == 1).to_numpy()
    share = satisfied.mean()
    figures = [
        share,
        roc_auc_score(satisfied, probability),
        auc_if_any(satisfied[own], probability[own]),
        brier_score_loss(satisfied, probability),
        share * (1 - share),
    ]
    return [log, str(len(rated)), *(f"{one:.3f}" for one in figures)]


def auc_if_any(satisfied: Flags, probability: Floats) -> float:
    """NaN where one side is missing."""
    return float(roc_auc_score(satisfied, probability)) if satisfied.any() and not satisfied.all() else float("nan")


if __name__ == "__main__":
    main()
