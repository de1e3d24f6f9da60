"""The same numbers give the same figure, and nothing is drawn that does not add up."""

from io import BytesIO

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot
from matplotlib.figure import Figure
from PIL import Image

from pipeline.plots import COLUMNS_SHOWN, Floats, beeswarm, evenly, explained, heatmap, judgement, notice, png

CURVE = pd.DataFrame({"false_positive_rate": [0.0, 0.0, 0.5, 1.0], "true_positive_rate": [0.0, 0.4, 0.8, 1.0]})
CALIBRATION = pd.DataFrame({"predicted": [0.1, 0.6], "observed": [0.2, 0.5], "customers": [10, 10]})


def profiles(rows: int = 60, columns: int = 3) -> pd.DataFrame:
    drawn = np.random.default_rng(0).normal(size=(rows, columns))
    return pd.DataFrame(drawn, columns=[f"column_{number}" for number in range(columns)])


def weighed(frame: pd.DataFrame) -> Floats:
    """Parts of a linear model whose first column weighs least."""
    return np.asarray(frame.to_numpy() * np.arange(1, frame.shape[1] + 1))


def swarm(frame: pd.DataFrame) -> Figure:
    parts = weighed(frame)
    return beeswarm(explained(frame, parts, 7 + parts.sum(axis=1)), "points")


def shown_columns(figure: Figure) -> list[str]:
    return [label.get_text() for label in figure.axes[0].get_yticklabels()]


def test_a_sample_spans_the_table_without_repeating_a_row() -> None:
    found = evenly(profiles(rows=1_000), count=10).index
    assert (found[0], found[-1], len(set(found))) == (0, 999, 10)


def test_a_table_smaller_than_the_sample_is_shown_whole() -> None:
    assert list(evenly(profiles(rows=5), count=10).index) == [0, 1, 2, 3, 4]


def test_the_base_is_what_the_parts_leave_of_the_margin() -> None:
    frame = profiles()
    parts = weighed(frame)
    assert explained(frame, parts, 7 + parts.sum(axis=1)).base_values == pytest.approx(7)


def test_parts_that_do_not_add_up_are_refused() -> None:
    frame = profiles()
    parts = weighed(frame)
    margin = parts.sum(axis=1)
    margin[13] += 2e-6
    with pytest.raises(ValueError, match=r"do not add up to what they explain: off by 2e-06, allowed are 1e-06"):
        explained(frame, parts, margin)


def test_a_beeswarm_has_the_same_bytes_whatever_the_global_seed() -> None:
    np.random.seed(1)
    first = png(swarm(profiles()))
    np.random.seed(2)
    assert png(swarm(profiles())) == first


def test_a_beeswarm_leaves_the_global_generator_and_the_open_figures_alone() -> None:
    np.random.seed(1)
    swarm(profiles())
    drawn = np.random.random()
    np.random.seed(1)
    assert (drawn, pyplot.get_fignums()) == (np.random.random(), [])


def test_a_beeswarm_shows_the_columns_that_move_most_and_no_sum_of_the_others() -> None:
    columns = COLUMNS_SHOWN + 2
    assert shown_columns(swarm(profiles(columns=columns))) == [f"column_{number}" for number in range(2, columns)]


def test_a_beeswarm_takes_columns_that_are_missing_or_the_same_for_everybody() -> None:
    frame = profiles().assign(column_0=5.0, column_1=np.nan)
    parts = weighed(profiles())
    figure = beeswarm(explained(frame, parts, parts.sum(axis=1)), "points")
    assert shown_columns(figure) == ["column_0", "column_1", "column_2"]
    assert png(figure)


@pytest.mark.parametrize("frame", [profiles() * 0, profiles(rows=0), profiles(columns=0)])
def test_where_nothing_moves_the_figure_says_so(frame: pd.DataFrame) -> None:
    said = [text.get_text() for text in swarm(frame).texts]
    assert said == ["points: no column tells customers apart"]


def test_a_heatmap_writes_every_number_in_a_colour_that_can_be_read_on_its_cell() -> None:
    table = pd.DataFrame({"a": [0.0, 1.0], "b": [0.05, 0.9]}, index=["x", "y"])
    axes = heatmap(table, "{:.0%}", "Blues", (0, 1)).axes[0]
    written = [(text.get_position(), text.get_text(), text.get_color()) for text in axes.texts]
    assert written == [
        ((0, 0), "0%", "black"),
        ((1, 0), "5%", "black"),
        ((0, 1), "100%", "white"),
        ((1, 1), "90%", "white"),
    ]


def test_precision_follows_from_the_roc_curve_and_the_churn_rate() -> None:
    figure = judgement({"model": CURVE}, CALIBRATION, churn_rate=0.2)
    drawn = figure.axes[1].lines[0].get_xydata()
    assert drawn == pytest.approx(np.array([[0.4, 1.0], [0.8, 0.16 / 0.56], [1.0, 0.2]]))


def test_lift_follows_from_the_roc_curve_and_the_churn_rate() -> None:
    drawn = judgement({"model": CURVE}, CALIBRATION, churn_rate=0.2).axes[3].lines[0].get_xydata()
    assert drawn == pytest.approx(np.array([[0.08, 5.0], [0.56, 0.8 / 0.56], [1.0, 1.0]]))


def test_every_curve_stands_in_the_legend_under_its_name() -> None:
    legend = judgement({"model": CURVE, "rule": CURVE}, CALIBRATION, churn_rate=0.2).axes[0].get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["model", "rule"]


def test_calibration_is_drawn_as_predicted_against_observed() -> None:
    drawn = judgement({"model": CURVE}, CALIBRATION, churn_rate=0.2).axes[2].lines[0].get_xydata()
    assert drawn == pytest.approx(np.array([[0.1, 0.2], [0.6, 0.5]]))


def test_a_file_does_not_say_what_it_was_made_with() -> None:
    with Image.open(BytesIO(png(notice("Nothing to show")))) as image:
        assert (image.format, set(image.info)) == ("PNG", {"dpi"})
