from features.channels import channels_used, main_channel_share


def test_channels_are_those_the_customer_chose(past):
    log = past(
        ("visit", 1, {"channel": "web"}),
        ("visit", 2, {"channel": "web"}),
        ("contact", 3, {"channel": "phone"}),
        ("purchase", 4, {"channel": "web"}),
        ("delivery", 5, {"channel": "courier"}),
        ("survey", 6, {"channel": "email"}),
    )
    assert channels_used(log).execute() == 2
    assert main_channel_share(log).execute() == 0.75


def test_without_a_known_channel_there_is_no_main_one(past):
    assert main_channel_share(past(("visit", 1, {}))).to_pyarrow().as_py() is None
