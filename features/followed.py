"""What customers speak of when they answer."""

import ibis
import ibis.expr.types as ir

from features.steps import JOURNEY, ORDER, count_so_far

IN_TIME = ("heard_at", *ORDER[1:])
"""The order in which steps were heard of; those of one moment as the stages stand, answers last."""


def with_followed(steps: ir.Table) -> ir.Table:
    """The steps with what an answer is about: kind and channel of an event as ``followed`` and ``followed_channel``.

    It is the last event before the answer was given, of the same order or ticket, else of the same journey. An answer
    that follows nothing stands for itself, as does every other event.
    """
    told = steps
    for name, owner in (("own", ("customer_id", "order_id")), ("any", JOURNEY)):
        told = _with_last_met(told, name, owner)
    is_own = told.order_id.notnull() & told.own_kind.notnull()
    kind, channel = (is_own.ifelse(told[f"own_{one}"], told[f"any_{one}"]) for one in ("kind", "channel"))
    found = told.mutate(
        followed=kind.fill_null(told.kind), followed_channel=kind.isnull().ifelse(told.channel, channel)
    )
    return found.drop(f"{name}_{column}" for name in ("own", "any") for column in ("kind", "channel", "turn"))


def _with_last_met(steps: ir.Table, name: str, owner: tuple[str, ...]) -> ir.Table:
    """Kind and channel of the owner's last event that was no answer, among those up to this one.

    ``turn`` counts such events: of all rows of one turn only the first is no answer.
    """
    turn, is_met = f"{name}_turn", ~steps.is_answer
    turned = steps.mutate(**{turn: count_so_far(steps, is_met, owner, IN_TIME)})
    in_turn = ibis.window(group_by=(*owner, turn))
    met = {one: (~turned.is_answer).ifelse(turned[one], None).max().over(in_turn) for one in ("kind", "channel")}
    return turned.mutate(**{f"{name}_{one}": column for one, column in met.items()})
