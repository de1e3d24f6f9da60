"""The lives of all customers day after day: what they do, what happens to them, how they feel, when they leave."""

import numpy as np
import numpy.typing as npt
from tqdm import tqdm

from pipeline.demo.feelings import Feelings
from pipeline.demo.law import (
    CANCELLED_SHARE,
    CONTACT_AFTER,
    CONTACTS_PER_ORDER,
    DAMAGED_SHARE,
    HURTS,
    LATE_HOURS_THAT_HURT,
    LIFTS,
    RATES,
    RETURNED,
    UNSOLVED,
    WAIT_HOURS,
    Flags,
    Law,
    Numbers,
    Rows,
    late_hurt,
    support_hurt,
)
from pipeline.demo.population import Population
from pipeline.demo.story import Column, Diary, Moments, Story

LONGEST_DAYS = 30.0
"""No parcel and no answer takes longer."""

OF_EASE = ("site_errors", "slow_support", "support")
"""What makes dealing with the shop hard, or easy."""


class Lives:
    """The state of all customers on one day, and the steps to the next."""

    def __init__(self, people: Population, law: Law, rng: np.random.Generator) -> None:
        self.people, self.law, self.rng = people, law, rng
        self.satisfaction, self.ease = Feelings(people.level, law), Feelings(people.level, law)
        self.left_at = np.full(people.size, np.inf)
        self.next_order_at = first_order(people, rng)
        self.orders = 0
        self.diary = Diary()

    def live(self, days: int) -> Story:
        satisfaction = np.empty((days + 1, self.people.size), np.float32)
        ease = np.empty_like(satisfaction)
        for day in tqdm(range(days), "demo", unit="day", disable=None):
            satisfaction[day], ease[day] = self.satisfaction.now, self.ease.now
            self.shop(day)
            self.pass_day(day)
            self.leave(day)
        satisfaction[days], ease[days] = self.satisfaction.now, self.ease.now
        return Story(self.diary.tables(), satisfaction, ease, self.left_at)

    def shop(self, day: int) -> None:
        """Everything that begins on that day, each order followed to its end."""
        orders = self.order(day)
        place = self.place(orders.who)
        store = place == "store"
        cancelled = ~store & (self.rng.random(len(orders)) < CANCELLED_SHARE)
        self.browse(day)
        self.visit(day, orders[~store].moved_to(orders[~store].at - 0.01), place[~store])
        promised_at = np.where(store, np.nan, orders.at + self.rng.integers(2, 6, len(orders)))
        self.bill(day, orders, place=place, promised_at=promised_at, cancelled=cancelled)
        self.deliver(day, orders[~store & ~cancelled], promised_at[~store & ~cancelled])
        self.lift(orders[store], "store")
        self.give_back(orders[store], np.zeros(store.sum(), bool))
        self.contact(orders[~store], "question", self.people.rate("slow_support", CONTACTS_PER_ORDER, day))

    def place(self, who: Rows) -> npt.NDArray[np.str_]:
        online = np.where(self.rng.random(len(who)) < self.people.app_share[who], "app", "web")
        return np.where(self.rng.random(len(who)) < self.people.store_share[who], "store", online)

    def order(self, day: int) -> Moments:
        who = np.flatnonzero((self.next_order_at < day + 1) & (self.left_at > day))
        usual = self.people.gap_days[who] * self.law.gap_factor(self.satisfaction.now[who])
        # a habit, not a coin: so silence comes to mean something
        self.next_order_at[who] = day + 1 + self.rng.gamma(4, usual / 4)
        at = self.some_time(day, len(who))
        numbers = self.orders + np.argsort(np.argsort(at))
        self.orders += len(who)
        return Moments(who, at, numbers)

    def bill(self, day: int, orders: Moments, cancelled: Flags, **columns: Column) -> None:
        full = self.happens("price", day, orders.who)
        gross = self.people.basket[orders.who] * self.rng.lognormal(0, 0.4, len(orders))
        discount = np.where(full, 0, gross * self.rng.choice([0.05, 0.1, 0.15, 0.2], len(orders)))
        cancelled_at = np.where(cancelled, orders.at + 0.6, np.nan)
        self.hurt(orders[full], "price", HURTS["price"])
        self.lift(orders[~full], "coupon")
        self.hurt(orders.moved_to(cancelled_at)[cancelled], "cancelled", HURTS["cancelled"])
        self.contact(orders[full], "price")
        self.diary.write(
            "orders",
            orders,
            paid=(gross - discount).round(2),
            discount=discount.round(2),
            cancelled_at=cancelled_at,
            **columns,
        )

    def deliver(self, day: int, orders: Moments, promised_at: Numbers) -> None:
        late, defective = self.happens("late_delivery", day, orders.who), self.happens("defects", day, orders.who)
        hours = np.where(late, self.delay(len(orders)), self.rng.uniform(-30, 4, len(orders)))
        handed_over = orders.moved_to(promised_at + hours / 24)
        damaged = defective & (self.rng.random(len(orders)) < DAMAGED_SHARE)
        self.hurt(handed_over, "late_delivery", late_hurt(hours))
        self.hurt(handed_over[damaged], "damage", HURTS["defects"])
        self.hurt(handed_over[defective & ~damaged], "defects", HURTS["defects"])
        self.lift(handed_over[~late & ~defective], "delivery")
        self.diary.write("deliveries", handed_over, promised_at=promised_at, damaged=damaged)
        self.give_back(handed_over, defective)
        self.contact(orders.moved_to(promised_at)[late], "late_delivery")
        self.contact(handed_over[defective], "defects")

    def delay(self, size: int) -> Numbers:
        return np.minimum(LATE_HOURS_THAT_HURT + self.rng.exponential(48, size), LONGEST_DAYS * 24)

    def give_back(self, received: Moments, defective: Flags) -> None:
        back = self.rng.random(len(received)) < np.where(defective, RETURNED["faulty"], RETURNED["sound"])
        returned = received[back].moved_to(received.at[back] + self.rng.uniform(1, 10, back.sum()))
        self.diary.write("returns", returned, defective=defective[back])

    def browse(self, day: int) -> None:
        """Visits without a purchase; those who have left still come for a week or two."""
        fading = np.exp(-np.maximum(day - self.left_at, 0) / 7)
        chance = (self.people.registered < day) * fading * self.people.visits_per_gap / self.people.gap_days
        who = np.flatnonzero(self.rng.random(self.people.size) < chance)
        at = self.some_time(day, len(who))
        app = self.rng.random(len(who)) < self.people.app_share[who]
        self.visit(day, Moments(who, at, np.full(len(who), -1)), np.where(app, "app", "web"))

    def visit(self, day: int, visits: Moments, place: npt.NDArray[np.str_]) -> None:
        failed = self.happens("site_errors", day, visits.who)
        self.hurt(visits[failed], "site_errors", HURTS["site_errors"])
        self.contact(visits[failed], "site_errors")
        self.diary.write("visits", visits, failed=failed, place=place)

    def contact(self, about: Moments, theme: str, chance: Numbers | None = None) -> None:
        """Some turn to support within a day; what they get is felt when the ticket is closed."""
        asking = self.rng.random(len(about)) < (CONTACT_AFTER[theme] if chance is None else chance[about.who])
        opened = about[asking].moved_to(about.at[asking] + self.rng.uniform(0.05, 1, asking.sum()))
        slow = self.happens("slow_support", opened.at, opened.who)
        solved = self.rng.random(len(opened)) > np.where(slow, UNSOLVED["slow"], UNSOLVED["quick"])
        usual = np.where(slow, WAIT_HOURS["slow"], WAIT_HOURS["quick"])
        wait = np.minimum(usual * self.rng.lognormal(0, 0.6, len(opened)), LONGEST_DAYS * 24)
        closed = opened.moved_to(opened.at + wait / 24)
        self.hurt(closed, "slow_support", support_hurt(wait, solved))
        self.lift(closed[solved & ~slow], "support")
        self.diary.write("contacts", opened, closed_at=closed.at, solved=solved, theme=np.full(len(opened), theme))

    def hurt(self, moments: Moments, cause: str, share: Numbers | float) -> None:
        self.satisfaction.hurt(moments, share)
        if cause in OF_EASE:
            self.ease.hurt(moments, share)

    def lift(self, moments: Moments, cause: str) -> None:
        self.satisfaction.lift(moments, LIFTS[cause])
        if cause in OF_EASE:
            self.ease.lift(moments, LIFTS[cause])

    def pass_day(self, day: int) -> None:
        self.satisfaction.pass_day(day)
        self.ease.pass_day(day)

    def leave(self, day: int) -> None:
        """Known from the next day on."""
        probability = self.law.leave_probability(self.satisfaction.now, 1)
        here = (self.people.registered < day) & (self.left_at > day)
        self.left_at[here & (self.rng.random(self.people.size) < probability)] = day + 1

    def happens(self, pain: str, day: int | Numbers, who: Rows) -> Flags:
        return self.rng.random(len(who)) < self.people.rate_of(who, pain, RATES[pain], day)

    def some_time(self, day: int, size: int) -> Numbers:
        """Within the day, mostly in the afternoon."""
        return day + np.clip(self.rng.normal(0.5, 0.13, size), 0.1, 0.99)


def first_order(people: Population, rng: np.random.Generator) -> Numbers:
    """Newcomers buy within days, those who were there before the log begins at some point of their habit."""
    newcomer = people.registered >= 0
    return np.where(
        newcomer, people.registered + rng.uniform(0, 4, people.size), rng.random(people.size) * people.gap_days
    )
