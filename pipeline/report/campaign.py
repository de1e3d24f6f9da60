"""What the contact list is expected to bring, with what that rests on; or what to say before it can be told."""

from collections.abc import Mapping
from typing import Any

from pipeline.report.texts import counted
from pipeline.report.wording import Words

TEXTS = {
    "ranked": (
        "{customers} on the contact list, most value at risk first. Give the cost of a contact and its save rate "
        "(params.yaml) to learn whom it pays to contact, and the gain to expect.",
        "{customers} в списке контактов, сначала те, чьих денег под угрозой больше. Укажите цену контакта и "
        "долю тех, кого он удержит (params.yaml), и отчёт скажет, с кем выгодно связаться и какого выигрыша ждать.",
    ),
    "gain": (
        "{customers} on the contact list, for {total} in all: an expected gain of {gain} a year. Assumed, as you gave "
        "it: a contact costs {cost} and keeps {save_rate} of those who would have left{budget}.",
        "{customers} в списке контактов, всего за {total}: ожидаемый выигрыш {gain} за год. Допущения, заданные вами: "
        "контакт стоит {cost} и удерживает {save_rate} тех, кто ушёл бы{budget}.",
    ),
    "budget": ("; the budget is {budget}", "; бюджет {budget}"),
    "nobody": (
        "Nobody is on the contact list: with a contact at {cost} that keeps {save_rate} of those who would have left, "
        "none pays.",
        "В списке контактов никого: если контакт стоит {cost} и удерживает {save_rate} тех, кто ушёл бы, выгодных нет.",
    ),
}


def sentence(contacts: Mapping[str, Any], words: Words) -> str:
    """Of the list's figures, as ``contacts`` and its campaign give them."""
    customers = counted(words, contacts["contacts"], "customers")
    if "expected_gain" not in contacts:
        return words.pick(TEXTS["ranked"]).format(customers=customers)
    assumed = {"cost": words.money(contacts["cost"]), "save_rate": words.percent(contacts["save_rate"], 1)}
    if not contacts["contacts"]:
        return words.pick(TEXTS["nobody"]).format(**assumed)
    budget = contacts["budget"]
    return words.pick(TEXTS["gain"]).format(
        customers=customers,
        total=words.round_money(contacts["contacts_cost"]),
        gain=words.round_money(contacts["expected_gain"]),
        budget="" if budget is None else words.pick(TEXTS["budget"]).format(budget=words.round_money(budget)),
        **assumed,
    )
