"""Cases 11-16, 20-22 and 50: money, ids and answers that say something else than they seem to."""

import json

import pytest

from pipeline.faults import DataFault
from tests.bad_inputs.reading import ORDERS, SURVEYS, accounted, codes, profiles

MANY = 120
"""Answers, or rows of a month, that are enough to tell chance from more."""


def test_case_11_money_of_several_currencies_is_changed_at_the_rate_of_its_day_or_rejected(company):
    """The log has one currency, declared in source.yaml: sums across currencies cannot be written down. Rates are a
    raw table; what has none is returned as it is written, so that it is rejected and not taken without its amount."""
    company.file("rates.csv", "currency,since,rate\nUSD,2025-01-01,0.9\nUSD,2025-07-01,0.8\nEUR,2025-01-01,1\n")
    company.file(
        "orders.csv",
        "customer,day,total,currency\nann,2025-06-30,10,USD\nann,2025-07-01,10,USD\nbob,2025-07-01,10,EUR\n"
        "kim,2025-07-01,10,XXX\n",
    )
    company.declare("source.yaml", "currency: EUR")
    company.declare(
        "orders.sql",
        """
        SELECT customer AS customer_id, day AS occurred_at, 'purchase' AS kind,
            coalesce((total::DECIMAL(18, 2) * rate::DECIMAL(9, 4))::VARCHAR, total || ' ' || orders.currency) AS amount
        FROM orders ASOF LEFT JOIN rates ON orders.currency = rates.currency AND orders.day >= rates.since
        """,
    )
    read = accounted(company)
    assert read.events["amount"].astype(str).tolist() == ["9.00", "8.00", "10.00"]
    assert read.reasons == ["bad_amount"]
    assert json.loads(read.rejected["row"].iloc[0])["amount"] == "10 XXX"


def test_case_12_a_refund_without_its_purchase_lowers_the_spend_below_zero(company):
    company.select(
        "('ann', '2025-06-01', 'return', -20), ('bob', '2025-06-01', 'purchase', 50),"
        "('bob', '2025-06-02', 'return', -20), ('bob', '2025-07-03', 'visit', NULL)",
        "customer_id, occurred_at, kind, amount",
    )
    found = profiles(accounted(company).events, "2025-07-01")
    assert found["spend"].to_dict() == {"ann": -20, "bob": 30}
    assert found["refunded_365d"].to_dict() == {"ann": 20, "bob": 20}


def test_case_12_a_purchase_below_zero_and_a_return_above_are_rejected(company):
    """As expenses or refunds they could mean either; the SELECT knows which, and says kind and sign."""
    company.select(
        "('ann', '2025-06-01', 'purchase', -20), ('ann', '2025-06-01', 'return', 20), "
        "('ann', '2025-06-01', 'visit', 0)",
        "customer_id, occurred_at, kind, amount",
    )
    assert accounted(company).reasons == ["amount_sign", "amount_sign"]


@pytest.mark.parametrize(
    ("amount", "reason"),
    [("nan", "not_finite"), ("Infinity", "not_finite"), ("1e400", "not_finite"), ("1e13", "amount_range")],
)
def test_case_13_what_is_no_finite_amount_of_money_spoils_no_sum(company, amount, reason):
    company.file("orders.csv", f"customer,day,total\nann,2025-07-01,{amount}\nann,2025-07-01,5\n")
    company.declare("orders.sql", ORDERS)
    read = accounted(company)
    assert (read.reasons, read.events["amount"].astype(int).tolist()) == ([reason], [5])


def test_case_14_nobody_is_no_customer(company):
    nobody = ["", " ", "NULL", "null", "None", "nan", "N/A", "-", "0"]
    company.file(
        "orders.csv", "customer,day,total\nann,2025-07-01,1\n" + "".join(f"{n},2025-07-01,1\n" for n in nobody)
    )
    company.declare("orders.sql", ORDERS)
    read = accounted(company)
    assert read.events["customer_id"].tolist() == ["ann"]
    assert read.reasons == ["no_customer"] * len(nobody)


def test_case_15_blanks_and_forms_of_a_letter_are_one_id_and_look_alikes_stay_apart(company):
    """Letter case is kept: what a company tells apart is not for us to merge. The readiness report counts ids that
    only case, zeros, blanks or a Cyrillic letter tell apart."""
    ids = [" 123", "123\u00a0", "e\u0301va", "\u00e9va", "abc", "ABC", "\u0430bc"]
    company.file("orders.csv", "customer,day,total\n" + "".join(f"{one},2025-07-01,1\n" for one in ids))
    company.declare("orders.sql", ORDERS)
    assert sorted(accounted(company).events["customer_id"]) == sorted(["123", "\u00e9va", "abc", "ABC", "\u0430bc"])


def test_case_16_ids_are_text_from_the_first_byte(company):
    ids = ["00123", "123", "1e3", "9007199254740993", "12345678901234567890123"]
    company.file("orders.csv", "customer,day,total\n" + "".join(f"{one},2025-07-01,1\n" for one in ids))
    company.declare("orders.sql", ORDERS)
    assert sorted(accounted(company).events["customer_id"]) == sorted(ids)
    company.declare("orders.sql", ORDERS.replace("customer AS", "customer::DOUBLE AS"))
    with pytest.raises(
        DataFault, match=r"customer_id is DOUBLE, in which 00123 and large numbers are lost; make it text"
    ):
        company.read()


def test_case_20_marks_for_do_not_know_are_declared_and_all_else_off_the_scale_is_rejected(company):
    company.file(
        "surveys.csv", "customer,day,mark\na,2025-07-01,10\nb,2025-07-01,99\nc,2025-07-01,11\nd,2025-07-01,-1\n"
    )
    company.declare("surveys.sql", SURVEYS)
    assert accounted(company).reasons == ["score_range"] * 3
    company.declare("source.yaml", "tables: {surveys: {null_values: ['', '98', '99']}}")
    read = accounted(company)
    assert read.reasons == ["score_range"] * 2
    assert read.events.set_index("customer_id")["score"].isna().to_dict() == {"a": False, "b": True}


def answers(company, marks: str, metric: str = "nps", of: str = "range(120) AS answers (n)") -> None:
    company.raw.mkdir(exist_ok=True)
    company.declare(
        "surveys.sql",
        f"SELECT 'c' || n AS customer_id, '2025-07-01' AS occurred_at, 'survey' AS kind, '{metric}' AS metric, "
        f"{marks} AS score FROM {of}",
    )


def test_case_21_answers_that_never_reach_the_upper_half_of_their_scale_are_warned_of(company):
    """A warning, not a refusal: 1-5 within 0-10 breaks no rule, and a company may be as bad as that. Two scales in
    one source are two metrics, as each SELECT names the one its answers are on."""
    answers(company, "1 + n % 5")
    assert codes(accounted(company)) == ["narrow_scale"]
    answers(company, "1 + n % 7", metric="ces7")
    assert codes(accounted(company)) == []
    answers(company, "n % 101")
    assert set(accounted(company).reasons) == {"score_range"}


def test_case_22_words_and_stars_become_marks_in_the_select_or_are_rejected(company):
    said = ["хорошо", "5/5", "★★★★☆", "4"]
    company.file(
        "surveys.csv", "customer,day,mark\n" + "".join(f"{n},2025-07-0{n},{s}\n" for n, s in enumerate(said, 1))
    )
    company.file("words.csv", "said,mark\nхорошо,4\n")
    company.declare("surveys.sql", SURVEYS.replace("nps", "csat"))
    company.declare("words.sql", "SELECT 'x' AS customer_id, '2025-07-01' AS occurred_at, 'other' AS kind FROM words")
    assert accounted(company).reasons == ["bad_score"] * 3
    company.declare(
        "surveys.sql",
        """
        SELECT customer AS customer_id, day AS occurred_at, 'survey' AS kind, 'csat' AS metric, coalesce(words.mark,
            if(surveys.mark LIKE '%/5', split_part(surveys.mark, '/', 1), NULL),
            if(surveys.mark LIKE '★%', length(replace(surveys.mark, '☆', ''))::VARCHAR, NULL), surveys.mark) AS score
        FROM surveys LEFT JOIN words ON said = surveys.mark
        """,
    )
    assert accounted(company).events["score"].dropna().tolist() == [4, 5, 4, 4]


def test_case_22_a_scale_that_is_the_wrong_way_round_is_warned_of(company):
    company.declare(
        "visits.sql",
        "SELECT 'c' || n AS customer_id, '2025-06-01' AS occurred_at, 'visit' AS kind, n % 2 = 0 AS failed "
        "FROM range(240) AS visits (n)",
    )
    answers(company, "if(n % 2 = 0, 8, 3) + n % 3", of="range(240) AS answers (n)")
    assert codes(accounted(company)) == ["reversed_scale"]
    answers(company, "if(n % 2 = 0, 3, 8) + n % 3", of="range(240) AS answers (n)")
    assert codes(accounted(company)) == []


def monthly(company, amount: str) -> None:
    company.raw.mkdir(exist_ok=True)
    company.declare(
        "orders.sql",
        "SELECT 'c' || n AS customer_id, DATE '2025-01-15' + INTERVAL (m) MONTH AS occurred_at, 'purchase' AS kind, "
        f"{amount} AS amount FROM range(120) AS customers (n), range(5) AS months (m)",
    )


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("10 + n", []),
        ("(10 + n) * if(m > 2, 3, 1)", []),
        ("(10 + n) * if(m > 2, 100, 1)", ["amount_jump"]),
        ("(10 + n) / if(m > 2, 100, 1)", ["amount_jump"]),
        ("if(m > 2, NULL, 10 + n)", ["column_gone"]),
    ],
)
def test_case_50_money_in_another_unit_or_no_longer_known_is_warned_of_with_its_month(company, amount, told):
    monthly(company, amount)
    read = accounted(company)
    assert codes(read) == told
    assert all("2025-04-01" in one["says"] for one in read.summary["warnings"])
