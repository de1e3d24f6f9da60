from features.site import abandoned_site_errors, days_since_site_error, last_visit_failed, site_error_share, site_errors


def test_errors_are_those_of_visits(past):
    log = past(
        ("visit", 2, {"failed": False}),
        ("visit", 6, {"failed": True}),
        ("visit", 9, {"failed": False}),
        ("visit", 9, {"failed": False}),
        ("contact", 1, {"failed": True}),
    )
    assert site_errors(log).execute() == 1
    assert site_error_share(log).execute() == 0.25
    assert last_visit_failed(log).execute() == 0
    assert days_since_site_error(log).execute() == 6


def test_a_source_that_knows_no_errors_has_no_share(past):
    assert site_error_share(past(("visit", 2, {}))).to_pyarrow().as_py() is None


def test_an_error_that_cost_the_purchase_is_told_from_one_that_did_not(past):
    log = past(
        ("visit", 9, {"failed": True}),
        ("purchase", 8.5, {}),
        ("visit", 5, {"failed": True}),
        ("visit", 4, {"failed": False}),
    )
    assert abandoned_site_errors(log).execute() == 1
