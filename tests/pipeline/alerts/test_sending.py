import base64
from email import message_from_bytes, policy

import pytest

from pipeline.alerts import sending
from pipeline.alerts.sending import Message, Unaddressed, Undelivered, send
from tests.pipeline.alerts.servers import Hook, Mailbox

NEWS = Message(
    key="abc",
    subject="Сигналы, shop",
    text="- NPS ниже, чем раньше.",
    alerts=({"id": "nps-drop@all"},),
    source="shop",
    as_of="2026-07-01",
)


def test_the_terminal_reads_subject_and_text(capsys):
    send("stdout", NEWS)
    assert capsys.readouterr().out == "Сигналы, shop\n- NPS ниже, чем раньше.\n"


def test_a_webhook_is_posted_the_alerts_as_json(monkeypatch):
    hook = Hook()
    with hook.listening() as address:
        monkeypatch.setenv("CX_HOOK", address)
        send("webhook:CX_HOOK", NEWS)
    assert hook.bodies == [
        {"source": "shop", "as_of": "2026-07-01", "text": NEWS.text, "alerts": [{"id": "nps-drop@all"}]}
    ]
    assert hook.keys == ["abc"]


@pytest.mark.parametrize("answer", [302, 400, 500])
def test_only_an_answer_of_success_is_success(monkeypatch, answer):
    hook = Hook([answer])
    with hook.listening() as address:
        monkeypatch.setenv("CX_HOOK", address)
        with pytest.raises(Undelivered, match=f"the server answered {answer}"):
            send("webhook:CX_HOOK", NEWS)
    assert len(hook.bodies) == 1


def test_a_letter_goes_to_whom_the_address_names(monkeypatch):
    box = Mailbox()
    with box.listening("to=desk@company.com&to=head@company.com&from=cx@company.com") as address:
        monkeypatch.setenv("MAIL", address)
        send("smtp:MAIL", NEWS)
    letter = message_from_bytes(box.letters[0].encode(), policy=policy.default)
    assert box.recipients == ["desk@company.com", "head@company.com"]
    assert (letter["Subject"], letter["From"]) == (NEWS.subject, "cx@company.com")
    assert letter.get_content().strip() == NEWS.text
    assert base64.b64decode(box.logins[0]) == b"\0desk\0pa$s"


def test_a_password_is_not_sent_in_the_clear(monkeypatch):
    box = Mailbox()
    monkeypatch.setattr(sending, "LOOPBACK", ())
    with box.listening("to=desk@company.com") as address:
        monkeypatch.setenv("MAIL", address)
        with pytest.raises(Unaddressed, match="no TLS"):
            send("smtp:MAIL", NEWS)
    assert (box.logins, box.letters) == ([], [])


def test_a_mail_server_that_refuses_is_told(monkeypatch):
    box = Mailbox(refuses=True)
    with box.listening("to=desk@company.com") as address:
        monkeypatch.setenv("MAIL", address)
        with pytest.raises(Undelivered, match="SMTPRecipientsRefused"):
            send("smtp:MAIL", NEWS)
    assert box.letters == []


@pytest.mark.parametrize("channel", ["webhook:CX_HOOK", "smtp:CX_HOOK"])
def test_a_server_that_is_down_is_told_without_its_address(monkeypatch, channel):
    scheme = "http" if channel.startswith("webhook") else "smtp"
    monkeypatch.setenv("CX_HOOK", f"{scheme}://user:secret@127.0.0.1:9/?to=a@b.com")
    with pytest.raises(Undelivered, match=r"Refused|ConnectionError") as fault:
        send(channel, NEWS)
    assert "secret" not in str(fault.value)


@pytest.mark.parametrize("channel", ["webhook:CX_HOOK", "smtp:CX_HOOK"])
@pytest.mark.parametrize("address", [None, "secret words"])
def test_an_address_that_is_none_is_told_by_its_variable(monkeypatch, channel, address):
    monkeypatch.delenv("CX_HOOK", raising=False)
    if address is not None:
        monkeypatch.setenv("CX_HOOK", address)
    with pytest.raises(Unaddressed, match="CX_HOOK") as fault:
        send(channel, NEWS)
    assert "secret" not in str(fault.value)
