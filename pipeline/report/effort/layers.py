"""How much of satisfaction moves on each layer of experience: functional, emotional, meaning."""

from typing import Any, get_args

import pandas as pd

from features.catalogue import CATALOGUE
from features.definition import Layer
from pipeline.report.associations import effects
from pipeline.report.charts import Bar, bars
from pipeline.report.effort.texts import LAYERS, TEXTS
from pipeline.report.wording import Words

LAYER_NAMES: tuple[Layer, ...] = get_args(Layer)


def by_layer(figure: str, importance: pd.DataFrame) -> dict[str, float]:
    """Effects of the themes of each layer, summed: in the figure's own unit."""
    found = dict.fromkeys(map(str, LAYER_NAMES), 0.0)
    for theme, effect in effects(figure, importance):
        found[CATALOGUE.themes[theme].layer] += effect
    return found


def section(importance: pd.DataFrame, words: Words) -> dict[str, Any]:
    """All that the page shows of layers."""
    points = by_layer("satisfaction", importance)
    whole = sum(points.values())
    if not whole:
        return {"sentences": [words.pick(TEXTS["layers_nothing"])], "bars": None}
    first = max(points, key=lambda layer: points[layer])
    gaps = {"first": words.pick(LAYERS[first]), "share": words.percent(points[first] / whole)}
    told = [words.pick(TEXTS["layers_say"]).format(**gaps), meaning(importance, words)]
    return {"sentences": told, "bars": bars([bar(layer, value, whole, words) for layer, value in points.items()])}


def bar(layer: str, points: float, whole: float, words: Words) -> Bar:
    said = {"points": words.number(points, 1), "share": words.percent(points / whole)}
    return Bar(words.pick(LAYERS[layer]), points, words.pick(TEXTS["layer_points"]).format(**said))


def meaning(importance: pd.DataFrame, words: Words) -> str:
    """What the layer that is no reason for satisfaction tells in its place: who leaves."""
    risk = by_layer("churn", importance)
    whole = sum(risk.values())
    if not whole:
        return words.pick(TEXTS["meaning_unknown"])
    return words.pick(TEXTS["meaning_say"]).format(share=words.percent(risk["meaning"] / whole))
