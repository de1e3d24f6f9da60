"""Where customers met what hurts them: the points a theme takes from each, put to touchpoints and channels."""

import pandas as pd

from features.touches import MET_AT

PLACE = ("theme", "touchpoint", "channel")


def at_places(lost: pd.DataFrame, touches: pd.DataFrame) -> pd.DataFrame:
    """One row per customer, theme, touchpoint and channel with a part of the ``points`` that the theme takes.

    ``lost`` has the customers as index and a column for each theme; ``touches`` is as from
    :func:`features.touches.touches`. A customer's points go to the theme's touchpoints by how often they had trouble
    there, without any by how often they were there at all; nowhere if they never were.
    """
    points = lost.rename_axis("customer_id").reset_index().melt("customer_id", var_name="theme", value_name="points")
    taken = points[points.points > 0]
    met_at = pd.DataFrame(
        [(theme, kind) for theme, kinds in MET_AT.items() for kind in kinds], columns=["theme", "kind"]
    )
    met = taken.merge(met_at, on="theme").merge(touches, on=["customer_id", "kind"])
    of_each = met.groupby(["customer_id", "theme"])
    troubles, times = of_each.troubles.transform("sum"), of_each.times.transform("sum")
    part = (met.troubles / troubles).where(troubles > 0, met.times / times)
    found = met.assign(points=met.points * part).rename(columns={"kind": "touchpoint"})
    return found.loc[found.points > 0, ["customer_id", *PLACE, "points"]]
