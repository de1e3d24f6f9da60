"""Through how many doors a customer comes."""

from datetime import date

import ibis
import ibis.expr.types as ir

from features.aggregates import ratio
from features.definition import Theme, feature
from features.past import known_before
from features.sequence import TAKEN_BY_CUSTOMER

THEME = Theme(
    name="channels",
    layer="meaning",
    en="channels",
    ru="каналы",
    pain=("tied to one channel", "только один канал"),
    joy=("at home in several channels", "удобны разные каналы"),
    action=("Show the channel that saves them time", "Показать канал, который сбережёт им время"),
    experience=False,
    actionable=False,
)

CHANNELS = ("web", "app", "store", "phone", "chat", "email")
"""Where customers come of their own will. Counted one by one: a distinct count costs more than all other features."""

ONLINE = ("web", "app")

WORTH_COMPARING = 3
"""With fewer steps of known outcome in a channel, its share of failures says nothing."""


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


@feature(unit="share", days=(365,), if_silent=None, ru="Доля сайта и приложения")
def online_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of the site and the app among steps in a known channel."""
    return events.channel.isin(ONLINE).mean(where=_is_own(events))


@feature(unit="steps", days=(90, 365), ru="Переходы из канала в канал")
def channel_changes(events: ir.Table) -> ir.IntegerScalar:
    """Steps in another channel than the one before, at most 30 days earlier."""
    return events.count(where=_is_connected(events) & (events.channel != events.previous_channel))


@feature(unit="share", days=(365,), if_silent=None, ru="Доля переходов из канала в канал")
def channel_change_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of steps in another channel than the one before, at most 30 days earlier."""
    return (events.channel != events.previous_channel).mean(where=_is_connected(events))


@feature(unit="share", days=(365,), if_silent=None, ru="Разрыв между худшим и лучшим каналом по доле сбоев")
def channel_gap(events: ir.Table) -> ir.FloatingScalar:
    """Gap between the worst and the best channel in the share of failed steps.

    Of the ``CHANNELS`` with at least ``WORTH_COMPARING`` steps whose outcome is known; null for fewer than two.
    """
    shares = [_failed_share(events, channel) for channel in CHANNELS]
    known = [share.notnull().cast("int64") for share in shares]
    return ibis.cases((sum(known[1:], known[0]) >= 2, ibis.greatest(*shares) - ibis.least(*shares)))


def main_channels(events: ir.Table, as_of: date) -> ir.Table:
    """One row per customer with steps of their own in a known channel: ``customer_id, channel``, the most used one.

    Of channels used alike it is the first in the order of the alphabet.
    """
    known = known_before(events, as_of)
    own = known.filter(_is_own(known), known.channel.notnull())
    used = own.group_by("customer_id", "channel").aggregate(steps=own.count())
    most = used.group_by("customer_id").order_by(ibis.desc(used.steps), used.channel).mutate(place=ibis.row_number())
    return most.filter(most.place == 0).select("customer_id", "channel").order_by("customer_id")


def _counts(events: ir.Table) -> list[ir.IntegerScalar]:
    return [events.count(where=_is_own(events) & (events.channel == channel)) for channel in CHANNELS]


def _failed_share(events: ir.Table, channel: str) -> ir.FloatingScalar:
    here = _is_own(events) & (events.channel == channel)
    known = events.count(where=here & events.failed.notnull())
    return ibis.cases((known >= WORTH_COMPARING, ratio(events.count(where=here & events.failed), known)))


def _is_connected(events: ir.Table) -> ir.BooleanColumn:
    """Whether an event is a step soon after the one before, both in a known channel."""
    return events.previous_channel.notnull() & events.channel.notnull()


def _is_own(events: ir.Table) -> ir.BooleanColumn:
    return events.kind.isin(TAKEN_BY_CUSTOMER) & events.channel.notnull()
