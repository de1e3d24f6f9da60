"""Through how many doors a customer comes."""

from collections import Counter
from itertools import pairwise

from tests.features.oracle.past import Number, Past, mean, ratio

CHANNELS = ("web", "app", "store", "phone", "chat", "email")


def own(past: Past) -> Counter[str]:
    """Steps in the channels customers choose."""
    return Counter(one.channel for one in past.steps if one.channel in CHANNELS)


def channels_used(past: Past) -> Number:
    return len(own(past))


def main_channel_share(past: Past) -> Number:
    return ratio(max(own(past).values(), default=None), own(past).total())


def online_share(past: Past) -> Number:
    return mean(one.channel in ("web", "app") for one in past.steps if one.channel)


def changes(past: Past) -> list[bool]:
    """Whether the channel changed, for each step no more than 30 days after the one before, both in known channels."""
    whole = Past(past.whole, past.whole).steps
    whole.sort(key=lambda one: (-one.age, one.kind, one.channel is None, one.channel))
    connected = ((one, two) for one, two in pairwise(whole) if one.channel and two.channel and one.age - two.age <= 30)
    return [one.channel != two.channel for one, two in connected if two in past.events]


def channel_changes(past: Past) -> Number:
    return sum(changes(past))


def channel_change_share(past: Past) -> Number:
    return mean(changes(past))


def channel_gap(past: Past) -> Number:
    outcomes = [
        [one.failed for one in past.steps if one.channel == channel and one.failed is not None] for channel in CHANNELS
    ]
    shares = [share for known in outcomes if len(known) >= 3 and (share := mean(known)) is not None]
    return max(shares) - min(shares) if len(shares) >= 2 else None
