"""Through how many doors a customer comes."""

import ibis
import ibis.expr.types as ir

from features.aggregates import ratio
from features.definition import Theme, feature

THEME = Theme(
    name="channels",
    en="channels",
    ru="каналы",
    pain=("tied to one channel", "только один канал"),
    joy=("at home in several channels", "удобны разные каналы"),
    action=("Show the channel that saves them time", "Показать канал, который сбережёт им время"),
    experience=False,
)

CHANNELS = ("web", "app", "store", "phone", "chat", "email")
"""Where customers come of their own will. Counted one by one: a distinct count costs more than all other features."""

TAKEN_BY_CUSTOMER = ("visit", "purchase", "contact", "usage")


@feature(unit="channels", days=(365,), ru="Число каналов")
def channels_used(events: ir.Table) -> ir.IntegerScalar:
    """Channels used."""
    used = [(count > 0).cast("int64") for count in _counts(events)]
    return sum(used[1:], used[0])


@feature(unit="share", days=(365,), if_silent=None, ru="Доля главного канала")
def main_channel_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of the main channel."""
    counts = _counts(events)
    return ratio(ibis.greatest(*counts), sum(counts[1:], counts[0]))


def _counts(events: ir.Table) -> list[ir.IntegerScalar]:
    own = events.kind.isin(TAKEN_BY_CUSTOMER)
    return [events.count(where=own & (events.channel == channel)) for channel in CHANNELS]
