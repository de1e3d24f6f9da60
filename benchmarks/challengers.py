"""Scripted challengers: later customers whose true risk is known, and sides that see it through more or less noise."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import expit, logit

from models.matrix import Flags, Floats
from models.promotion.answers import Estimated, answered
from models.promotion.decision import Check, Limits
from models.promotion.drift import shapes, steady
from models.promotion.gate import Contender, judge

LIMITS = Limits(
    min_outcomes=200,
    max_gain=0.05,
    max_loss=0.02,
    max_further_off=0.5,
    max_moved=0.3,
    min_agreement=0.5,
    max_shifted=0.2,
    max_drifted=0.2,
)
SEGMENTS = np.repeat(["late", "broken", "dear", "fine"], 500)
TODAY = pd.DataFrame(np.random.default_rng(5).gamma(2.0, size=(2000, 5)), columns=[*"abcde"])


@dataclass(frozen=True)
class Story:
    """A challenger and its circumstances; as it stands, one that is better and may be promoted."""

    customers: int = 3000
    noise: float = 0.6
    """Of the challenger's log odds of the risk; the champion's is 1."""
    leak: float = 0.0
    stretch: float = 1.0
    """Of its log odds: 1 is calibrated, for what it knows."""
    knows_leaving: bool = True
    is_due: bool = False
    moved: float = 0.0
    merged: bool = False
    error: float = 8.0
    """Standard deviation of its estimates of answers; the champion's is 8."""
    narrow: float = 1.0
    narrow_in: str = ""
    unit: float = 1.0
    lost: float = 0.0
    grown: float = 1.0
    outcomes_moved: bool = False
    seed: int = 0


def foretold(risk: np.ndarray, left: np.ndarray, noise: float, random: np.random.Generator, story: Story) -> np.ndarray:
    """Shrunk as a calibrated model of that noise would be."""
    margin = logit(risk)
    seen = margin + random.normal(0, noise, len(risk))
    kept = margin.var() / (margin.var() + noise**2)
    told = expit(story.stretch * (margin.mean() + kept * (seen - margin.mean())))
    return np.asarray(np.clip((1 - story.leak) * told + story.leak * left, 0.001, 0.999))


def placed(story: Story, random: np.random.Generator) -> np.ndarray:
    if story.merged:
        return np.where(SEGMENTS == "late", "broken", SEGMENTS)
    away = random.random(len(SEGMENTS)) < story.moved
    return np.where(away, np.roll(SEGMENTS, 500), SEGMENTS)


def answers(story: Story, random: np.random.Generator) -> Iterator[Check]:
    """Eight hundred later answers with intervals of 80 %."""
    truth, segments = random.normal(60, 15, 800), np.tile(["late", "fine"], 400)
    sides = []
    for error, is_story in ((8.0, False), (story.error, True)):
        found = truth + random.normal(0, error, 800)
        here = is_story & ((segments == story.narrow_in) | (story.narrow_in == ""))
        half = 1.2816 * error * np.where(here, story.narrow, 1.0)
        sides.append(Estimated(found, found - half, found + half))
    yield from answered(sides[0], sides[1], truth, segments, 0.8, LIMITS.max_further_off)


def inputs(story: Story) -> Iterator[Check]:
    now = TODAY.sample(frac=1, replace=True, random_state=story.seed)
    now = now.assign(a=now.a * story.unit, b=now.b.where(np.arange(len(now)) >= story.lost * len(now)))
    now[["c", "d"]] *= story.grown
    yield from steady(shapes(TODAY), now, LIMITS, moved=story.outcomes_moved)


def told(story: Story) -> tuple[Flags, Floats, Floats | None]:
    """Which of the later customers left, and what champion and challenger foretold."""
    random = np.random.default_rng(story.seed)
    risk = random.beta(1.2, 2.5, story.customers)
    left = random.random(story.customers) < risk
    before = foretold(risk, left, 1.0, random, Story())
    return left, before, foretold(risk, left, story.noise, random, story) if story.knows_leaving else None


def checks(story: Story) -> list[Check]:
    """All that is found of the story's challenger."""
    left, before, now = told(story)
    random = np.random.default_rng([story.seed, 1])
    sides = Contender(before, SEGMENTS), Contender(now, placed(story, random))
    found = judge(*sides, left, LIMITS, is_due=story.is_due, random_state=story.seed)
    return [*found.checks, *answers(story, random), *inputs(story)]
