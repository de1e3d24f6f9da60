"""A message on its way to people: by the terminal, a webhook or mail."""

import smtplib
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import requests

from models.redaction import visible
from pipeline.alerts.alert import Record
from pipeline.alerts.channels import EXAMPLES, STDOUT
from pipeline.secrets import secret

TIMEOUT = 5.0
"""Seconds until a server must have answered."""

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Message:
    """What is told of one run: alerts with their ids and texts, nothing of a single customer."""

    key: str
    """The same for the same news, so that who gets it twice can tell."""
    subject: str
    text: str
    alerts: tuple[Record, ...]
    source: str
    as_of: str


class Undelivered(Exception):
    """Why a message did not arrive; it may the next time."""


class Unaddressed(Undelivered):
    """There is no address to send it to, and trying again will not find one."""


def send(channel: str, message: Message) -> None:
    """Raises Undelivered."""
    kind, _, variable = channel.partition(":")
    if kind == STDOUT:
        print(f"{message.subject}\n{message.text}")
        return
    if not (address := secret(variable)):
        raise Unaddressed(f"the environment has no {variable}; it holds the address, as in {EXAMPLES[kind]}")
    try:
        SEND[kind](urlsplit(address), message)
    except ValueError:
        raise Unaddressed(f"{variable} in the environment is no address such as {EXAMPLES[kind]}") from None
    except (requests.RequestException, smtplib.SMTPException, OSError) as error:
        raise Undelivered(reason(error)) from None


def reason(error: Exception) -> str:
    """What went wrong, without an address, which may hold a password, or what a server answered."""
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"the server answered {error.response.status_code}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"the server answered {error.smtp_code}"
    return type(error).__name__


def post(address: SplitResult, message: Message) -> None:
    """As JSON; the key of the message is its Idempotency-Key."""
    body = {name: getattr(message, name) for name in ("source", "as_of", "text", "alerts")}
    headers = {"Idempotency-Key": message.key}
    post_once = partial(requests.post, timeout=TIMEOUT, allow_redirects=False, stream=True)
    with post_once(address.geturl(), json=body, headers=headers) as answer:
        if not 200 <= answer.status_code < 300:
            raise requests.HTTPError(response=answer)


def mail(address: SplitResult, message: Message) -> None:
    """To ``?to=`` of ``smtp://user:password@host:port/?to=...&from=...``; over TLS if the server offers it."""
    asked = parse_qs(address.query)
    if address.scheme != "smtp" or not address.hostname or "to" not in asked:
        raise ValueError
    with smtplib.SMTP(address.hostname, address.port or 25, timeout=TIMEOUT) as server:
        server.ehlo()
        if is_private := server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
            server.ehlo()
        if address.username:
            if not is_private and address.hostname not in LOOPBACK:
                raise Unaddressed("the server offers no TLS, and a password is not sent in the clear")
            server.login(unquote(address.username), unquote(address.password or ""))
        server.send_message(letter(message, asked["to"], asked.get("from", asked["to"])[0]))


def letter(message: Message, to: list[str], sender: str) -> EmailMessage:
    found = EmailMessage()
    found["Subject"], found["To"], found["From"] = visible(message.subject), ", ".join(to), sender
    found["Message-ID"] = f"<{message.key}@alerts>"
    found.set_content(message.text)
    return found


SEND: Mapping[str, Callable[[SplitResult, Message], None]] = {"webhook": post, "smtp": mail}
