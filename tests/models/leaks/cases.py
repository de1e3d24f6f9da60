"""Customers at four dates, some of whom leave, and a plain way to foretell it: clean, or with a leak put in."""

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

from models.folds import TemporalSplit
from models.leaks.inspection import Inspection
from models.ranking import Ranking

CUSTOMERS, DATES = 500, 4
RANDOM = 7


def learned_score(X, y, train, test):
    """The probabilities of a logistic regression, missing values as zeros."""
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=200))
    filled = X.fillna(0.0).to_numpy(float)
    return model.fit(filled[train], y[train]).predict_proba(filled[test])[:, 1]


def inspected(X, y, customers, dates, split=None, learn=learned_score, permutations=2):
    """An inspection of what ``learn`` makes of it; validated on the last date before the test."""
    X, customers, dates = X.reset_index(drop=True), customers.reset_index(drop=True), dates.reset_index(drop=True)
    split = split or TemporalSplit(train=(dates < dates.max()).to_numpy(), test=(dates == dates.max()).to_numpy())
    last = split.train & (dates == dates[split.train].max()).to_numpy()
    before = split.train & ~last if (split.train & ~last).any() else split.train
    return Inspection(
        X=X,
        y=y,
        customers=customers,
        dates=dates,
        split=split,
        validation=Ranking.of(y[last], learn(X, y, before, last)),
        judged=learn(X, y, split.train, split.test),
        foretell=lambda dealt: learn(X, dealt, split.train, split.test),
        permutations=permutations,
        random_state=RANDOM,
    )


def rows(seed=0, strength=1.0, drift=0.0, thin=False):
    """Columns, outcomes, customers and dates, in the order of dates; in a thin log most customers look alike."""
    random = np.random.default_rng(seed)
    date = np.repeat(np.arange(DATES), CUSTOMERS)
    n = len(date)
    recency = random.exponential(40, n) * (1 + drift * date)
    X = pd.DataFrame(
        {
            "recency": recency,
            "purchases": random.poisson(3, n).astype(float),
            "spend": random.lognormal(3, 1, n),
            "late_share": np.where(random.random(n) < 0.3, np.nan, random.random(n)),
            "complaints": np.where(random.random(n) < 0.9, 0.0, random.poisson(1, n) + 1.0),
        }
    )
    if thin:
        X = X.assign(recency=np.round(recency / 30), spend=10.0, late_share=np.nan).clip(upper=3)
    odds = strength * (np.log1p(X.recency) - np.log1p(X.recency).mean()) + 0.3 * X.complaints - 1
    left = random.random(n) < 1 / (1 + np.exp(-2 * odds))
    customers = pd.Series([f"c{number:03}" for number in np.tile(np.arange(CUSTOMERS), DATES)])
    return X, left, customers, pd.Series(pd.Timestamp("2026-01-01") + pd.to_timedelta(30 * date, "D"))


def case(**given):
    return inspected(*rows(**given))


def with_column(values_of, **given):
    """One more column, made from the random generator, the outcomes and the dates."""
    X, left, customers, dates = rows(**given)
    random = np.random.default_rng(RANDOM)
    return inspected(X.assign(planted=values_of(random, left, dates)), left, customers, dates)


def outcome_with_noise():
    return with_column(lambda random, left, dates: left + random.normal(0, 0.1, len(left)))


def outcome_upside_down():
    return with_column(lambda random, left, dates: 100.0 - 90 * left + random.normal(0, 5, len(left)))


def missing_for_who_stayed():
    return with_column(lambda random, left, dates: np.where(left, random.random(len(left)), np.nan))


def reason_of_some_leavers():
    """As written down in an exit interview, which not everybody gives."""
    return with_column(lambda random, left, dates: np.where(left & (random.random(len(left)) < 0.3), 1.0, 0.0))


def date_of_closing_an_account():
    def closed(random, left, dates):
        return np.where(left & (random.random(len(left)) < 0.3), random.integers(1, 60, len(left)), np.nan)

    return with_column(closed)


def column_filled_at_the_last_date():
    """Too weak over all dates to tell alone, and too strong at the test."""

    def filled(random, left, dates):
        late = (dates >= dates.max()).to_numpy()
        return np.where(late, left * 3.0, left * 0.3) + random.normal(0, 1, len(left))

    return with_column(filled, strength=0.1)


def judged_rows_learned_from():
    X, left, customers, dates = rows()
    copied = np.flatnonzero((dates == dates.max()).to_numpy())[:200]
    X = pd.concat([X.iloc[copied] * 1.0001, X], ignore_index=True)
    return inspected(
        X,
        np.concatenate([left[copied], left]),
        pd.concat([customers.iloc[copied] + "x", customers]),
        pd.concat([pd.Series(dates.min(), copied), dates]),
    )


def customers_on_both_sides():
    X, left, customers, dates = rows()
    test = np.random.default_rng(RANDOM).random(len(X)) < 0.25
    return inspected(X, left, customers, dates, TemporalSplit(train=~test, test=test))


def customers_on_one_side():
    X, left, customers, dates = rows()
    test = customers.isin(customers.unique()[::4]).to_numpy()
    return inspected(X, left, customers, dates, TemporalSplit(train=~test, test=test))


def leavers_copied():
    X, left, customers, dates = rows()
    [leavers] = np.nonzero(left & (dates < dates.max()).to_numpy())
    chosen = np.concatenate([leavers, np.arange(len(X))])
    return inspected(X.iloc[chosen], left[chosen], customers.iloc[chosen], dates.iloc[chosen])


def leavers_invented():
    """Rows between two leavers each, as SMOTE makes them."""
    X, left, customers, dates = rows()
    [leavers] = np.nonzero(left & (dates < dates.max()).to_numpy())
    random = np.random.default_rng(RANDOM)
    one, other = X.iloc[leavers].to_numpy(), X.iloc[random.permutation(leavers)].to_numpy()
    made = pd.DataFrame(one + random.random((len(one), 1)) * (other - one), columns=X.columns)
    chosen = np.concatenate([leavers, np.arange(len(X))])
    return inspected(pd.concat([made, X]), left[chosen], customers.iloc[chosen], dates.iloc[chosen])


def judged_rows_taught():
    """A way of learning that also takes the rows it is judged on."""

    def learn(X, y, train, test):
        seen = train | test
        filled = X.fillna(0.0).to_numpy(float)
        return DecisionTreeClassifier(max_depth=8).fit(filled[seen], y[seen]).predict_proba(filled[test])[:, 1]

    return inspected(*rows(), learn=learn)


def columns_chosen_by_the_test():
    """Two hundred columns of noise, of which those are kept that happen to tell the outcomes of the test."""

    def learn(X, y, train, test):
        told = [abs(np.corrcoef(X[name].fillna(0)[test], y[test])[0, 1]) for name in X]
        best = X[[name for name, one in zip(X, told, strict=True) if one >= np.sort(told)[-10]]]
        signs = [np.sign(np.corrcoef(best[name].fillna(0)[test], y[test])[0, 1]) for name in best]
        return (best[test].fillna(0) * signs).to_numpy().sum(axis=1)

    X, left, customers, dates = rows()
    noise = np.random.default_rng(RANDOM).normal(0, 1, (len(X), 200))
    noise = pd.DataFrame(noise, columns=[f"noise_{number}" for number in range(200)])
    return inspected(noise, left, customers, dates, learn=learn)
