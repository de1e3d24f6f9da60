"""The path most customers take, and the worst that enough of them take."""

from dataclasses import dataclass

import pandas as pd

from features.paths import BETWEEN
from pipeline.report.figures import FEW, MANY
from pipeline.report.journey.readings import count, ends, say, written
from pipeline.report.journey.texts import STEPS
from pipeline.report.wording import Words

FEWEST_STEPS = {"typical": 3, "worst": 2}


@dataclass(frozen=True)
class Path:
    """A path as its steps in words, and what is to be said of it; without steps it says why there is none."""

    title: str
    steps: tuple[str, ...]
    sentence: str


def steps_in_words(path: str, words: Words) -> tuple[str, ...]:
    return tuple(words.pick(STEPS[one]) for one in path.split(BETWEEN))


def typical(paths: pd.DataFrame, words: Words) -> Path:
    """The most frequent path of at least three steps; of equally frequent ones the first by name."""
    title = say(words, "typical")
    told = paths[paths.steps >= FEWEST_STEPS["typical"]].sort_values(["journeys", "path"], ascending=[False, True])
    if told.empty:
        return Path(title, (), say(words, "no_typical"))
    one = told.iloc[0]
    sentence = say(words, "typical_say", share=written("share", one.share, words), n=count(words, one.journeys))
    return Path(title, steps_in_words(one.path, words), sentence)


def worst(paths: pd.DataFrame, words: Words) -> Path:
    """The lowest mean mark of ``FEW`` customers, else most failures; taken ``MANY`` times or more."""
    title = say(words, "worst")
    told = paths[(paths.steps >= FEWEST_STEPS["worst"]) & (paths.journeys >= MANY)]
    rated = told[told.mark.notna() & (told.mark_customers >= FEW)].sort_values(["mark", "path"])
    if not rated.empty:
        one = rated.iloc[0].to_dict()
        gaps = {"mark": written("mark", one["mark"], words), "journeys": words.number(one["journeys"])}
        figure, key = "mark", "worst_by_mark_say"
    else:
        failed = told[told.failed_share > 0].sort_values(["failed_share", "path"], ascending=[False, True])
        if failed.empty:
            return Path(title, (), say(words, "no_worst"))
        one = failed.iloc[0].to_dict()
        figure, key, gaps = "failed_share", "worst_by_failure_say", {}
        gaps["failed"] = written(figure, one[figure], words)
    sentence = say(words, key, interval=ends(one, figure, words), n=count(words, one[f"{figure}_n"]), **gaps)
    return Path(title, steps_in_words(one["path"], words), sentence)
