"""How satisfied every customer is at every date, what moves it, and how well that is known."""

from itertools import pairwise
from typing import Annotated, Any, Literal

import pandas as pd
from pydantic import Field, NonNegativeInt, PositiveFloat, PositiveInt
from tqdm import tqdm

from features.catalogue import CATALOGUE
from features.definition import Column
from pipeline.dates import is_of
from pipeline.estimates import answers_in, asked_over, estimated, expected
from pipeline.leakage import stop_at
from pipeline.stage import Fitted, Outputs, stage

Share = Annotated[float, Field(gt=0, lt=1)]
DIRECTIONS = {"higher": 1, "lower": -1, None: 0}


@stage(writes=("satisfaction", "answers", "satisfaction_model"))
def satisfaction(
    profiles: pd.DataFrame,
    asked: pd.DataFrame,
    source: dict[str, Any],
    *,
    answer_channels: list[str],
    neutral_from: PositiveFloat,
    satisfied_from: PositiveFloat,
    half_life_days: PositiveFloat,
    coverage: Share,
    test_share: Share,
    min_answers: PositiveInt,
    min_bad_answers: PositiveInt,
    weights: Literal["none", "response"],
    n_estimators: PositiveInt,
    learning_rate: PositiveFloat,
    num_leaves: PositiveInt,
    min_child_samples: PositiveInt,
    random_state: NonNegativeInt,
    acknowledged: list[str],
    champion: Fitted | None = None,
) -> Outputs:
    """Learn from every answer with the profile of the moment it was asked for; estimate all customers at all dates."""
    from models.leaks.columns import of_columns
    from models.response import answer_weights
    from models.satisfaction import SatisfactionModel

    asked = asked_over(answer_channels, asked)
    now = profiles[is_of(profiles, source)]
    columns = experiences(now)
    bad = (asked.points < neutral_from).to_numpy()
    leaks = 0 if champion else stop_at("satisfaction", of_columns(asked[names_of(columns)], bad), acknowledged)
    answers = answers_in(asked)
    if champion:
        model = champion["satisfaction_model"]
    else:
        everything = [column.name for column in CATALOGUE.columns]
        weight = answer_weights(profiles, asked, everything) if weights == "response" and len(asked) else None
        model = SatisfactionModel(
            expectation_of(
                columns,
                n_estimators=n_estimators,
                learning_rate=learning_rate,
                num_leaves=num_leaves,
                min_child_samples=min_child_samples,
                random_state=random_state,
            ),
            bands=(neutral_from, satisfied_from),
            min_answers=min_answers,
            min_bad_answers=min_bad_answers,
            half_life_days=half_life_days,
            coverage=coverage,
            test_share=test_share,
        ).fit(asked[names_of(columns)], answers, now[names_of(columns)], weight)
    names = list(model.feature_names_in_)
    expectation = expected(champion, asked[names], answers) if champion else model.oof_
    answers = answers.assign(expectation=expectation)
    residuals = model.residuals(answers, expectation)
    return {
        "satisfaction": pd.concat(
            estimated(model, names, profiles[profiles.as_of == day], residuals)
            for day in tqdm(sorted(profiles.as_of.unique()), "satisfaction", unit="date", disable=None)
        ),
        "answers": answers,
        "satisfaction_model": model,
        "metrics": {**figures(model, answers), "leaks": leaks},
    }


def expectation_of(columns: list[Column], **settings: Any) -> Any:
    """The :class:`models.themed.ThemedRegressor` of these columns, unfitted, as the stage learns it."""
    from models.themed import ThemedRegressor

    return ThemedRegressor(
        themes=[column.theme.name for column in columns],
        directions=[DIRECTIONS[column.feature.better] for column in columns],
        instead=longer_spans(columns),
        **settings,
    )


def names_of(columns: list[Column]) -> list[str]:
    return [column.name for column in columns]


def experiences(profiles: pd.DataFrame) -> list[Column]:
    """Columns of what happened to customers, good or bad, that tell them apart.

    Left out is what they did or said after it: it says whether they stay, not what to mend. Left out, too, is what has
    no direction, mostly how much somebody buys: answers come from those who just did, and a model that learned from it
    takes every quiet customer for an unhappy one.
    """
    told = [column for column in CATALOGUE.columns if column.theme.experience and column.feature.better]
    return [column for column in told if profiles[column.name].nunique() > 1]


def longer_spans(columns: list[Column]) -> list[int]:
    """For each column the place of the same feature over the next longer span, -1 if there is none."""
    next_ = [one.feature is other.feature for one, other in pairwise(columns)]
    found = [place if is_longer else -1 for place, is_longer in enumerate(next_, start=1)]
    return [*found, -1][: len(columns)]


def figures(model: Any, answers: pd.DataFrame) -> dict[str, Any]:
    """What the model rests on, and how it did on the later answers that were hidden from it as it was learned."""
    counts = {
        "answers": len(answers),
        "answering_customers": int(answers.customer_id.nunique()),
        "basis": model.basis_,
        "reliability_of_an_answer": model.own_answers_.reliability_,
        "customers_answering_again": model.own_answers_.pairs_,
    }
    return {**counts, **model.judgement_}
