import pytest

from pipeline.alerts.channels import checked


@pytest.mark.parametrize("channel", ["stdout", "webhook:CX_HOOK", "smtp:MAIL"])
def test_a_channel_is_named_without_its_address(channel):
    assert checked(channel) == channel


@pytest.mark.parametrize("channel", ["", "file", "webhook", "webhook:", "smtp:A-B", "stdout:X", "sms:PHONE"])
def test_no_other_channel_is_known(channel):
    with pytest.raises(ValueError, match="stdout, webhook:NAME or smtp:NAME"):
        checked(channel)


def test_an_address_belongs_into_the_environment():
    with pytest.raises(ValueError, match="put it into the environment"):
        checked("webhook:https://user:secret@hooks.company.com")
