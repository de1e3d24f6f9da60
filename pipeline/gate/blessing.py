"""``python -m pipeline.gate.blessing``: models blessed again, by a process that knows nothing but their bytes."""

import json
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd

from models.promotion.decision import Check, at_least
from pipeline.artifacts import ARTIFACTS
from pipeline.digests import damages, sha256_of
from pipeline.estimates import estimated
from pipeline.faults import DataFault, raise_all
from pipeline.placement import members
from pipeline.processes import run_module

APPLIED = ("satisfaction_model", "segmenter", "churn_model")
SAMPLE = "sample.parquet"
ORDER = "order.json"
CUSTOMERS = 200
"""Enough to meet every segment, few enough to take no time."""
SECONDS = 300


def blessed(source: str, models: Mapping[str, Any], profiles: pd.DataFrame) -> Check:
    """Whether a clean process that reads the last run's models by their digests gives these models' very scores."""
    sample = profiles.iloc[:: max(len(profiles) // CUSTOMERS, 1)].reset_index(drop=True)
    files = {name: str(ARTIFACTS[name].at(source)) for name in APPLIED}
    with TemporaryDirectory() as folder:
        sample.to_parquet(Path(folder) / SAMPLE)
        order = {"files": files, "sha256": {path: sha256_of(Path(path)) for path in files.values()}}
        (Path(folder) / ORDER).write_text(json.dumps(order), encoding="utf-8")
        done = run_module("pipeline.gate.blessing", folder, timeout=SECONDS)
    same = done.returncode == 0 and done.stdout.strip() == digest_of_scores(models, sample)
    return at_least("second_blessing", float(same), 1.0)


def digest_of_scores(models: Mapping[str, Any], profiles: pd.DataFrame) -> str:
    """The digest of what the models say of the customers: satisfaction, its parts, segment, risk of leaving."""
    return sha256(scores(models, profiles).to_csv(index=False).encode()).hexdigest()


def scores(models: Mapping[str, Any], profiles: pd.DataFrame) -> pd.DataFrame:
    """One row per profile; customers' own answers are left out, which no model holds."""
    model, churn = models["satisfaction_model"], models["churn_model"]
    moment = profiles[["customer_id"]].assign(asked_at=profiles.as_of, answered_at=profiles.as_of, points=0.0)
    silent = model.residuals(moment.head(0), np.empty(0))
    found = estimated(model, list(model.feature_names_in_), profiles, silent)
    placed = members(models["segmenter"], found)[["segment_id", "membership"]]
    risk = churn.predict_proba(profiles[list(churn.feature_names_in_)])[:, 1] if churn is not None else None
    return pd.concat([found.drop(columns="customer_id"), placed], axis=1).assign(risk=risk)


def bless(folder: Path) -> str:
    """Read an order, then the models if they are the bytes it names, and give the digest of their scores."""
    order = json.loads((folder / ORDER).read_text(encoding="utf-8"))
    raise_all(DataFault, damages(Path(), order["sha256"]))
    models = {name: ARTIFACTS[name].read(Path(path)) for name, path in order["files"].items()}
    return digest_of_scores(models, pd.read_parquet(folder / SAMPLE))


if __name__ == "__main__":
    print(bless(Path(sys.argv[1])))
