"""What sets a segment apart from all other customers, in words: in what it was built from, and in all else."""

from collections.abc import Mapping, Sequence
from typing import Any

from features.catalogue import CATALOGUE
from pipeline.report.texts import say
from pipeline.report.wording import Words

FLAG = "0 or 1"


def told(description: Mapping[str, Any], words: Words, *, built_from: bool) -> tuple[str, ...]:
    """The contrasts of a segment's description, the biggest first."""
    return tuple(sentence(one, words) for one in description["contrasts"] if one["built_from"] == built_from)


def sentence(contrast: Mapping[str, Any], words: Words) -> str:
    """The value of the middle member beside that of the middle other; means where both would read the same."""
    column = CATALOGUE[contrast["column"]]
    unit = "share" if column.feature.unit == FLAG else column.feature.unit
    read = {kind: values(contrast, kind, unit, words) for kind in ("median", "mean")}
    kind = "mean" if column.feature.unit == FLAG or len(set(read["median"])) == 1 else "median"
    own, others = read[kind]
    return say(words, f"apart_by_{kind}", what=words.described(column), own=own, others=others)


def values(contrast: Mapping[str, Any], kind: str, unit: str, words: Words) -> Sequence[str]:
    return [words.measured(contrast[side][kind], unit) for side in ("members", "others")]
