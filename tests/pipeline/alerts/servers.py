"""Servers on loopback that take what is sent to them, for one test."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import StreamRequestHandler, TCPServer
from typing import Any


@contextmanager
def running(server: TCPServer) -> Iterator[int]:
    """The port of the server, which answers in a thread."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Hook:
    """What was posted; the answers are given in their order, the last one for ever."""

    answers: list[int] = field(default_factory=lambda: [204])
    bodies: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def handler(self) -> type[BaseHTTPRequestHandler]:
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hook.bodies.append(json.loads(body))
                hook.keys.append(self.headers["Idempotency-Key"])
                self.send_response(hook.answers.pop(0) if len(hook.answers) > 1 else hook.answers[0])
                self.send_header("Location", "/elsewhere")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler

    @contextmanager
    def listening(self) -> Iterator[str]:
        with running(HTTPServer(("127.0.0.1", 0), self.handler())) as port:
            yield f"http://127.0.0.1:{port}/hook"


@dataclass
class Mailbox:
    """A mail server without TLS; ``letters`` are what it was given after DATA, ``recipients`` for whom."""

    refuses: bool = False
    letters: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)

    def handler(self) -> type[StreamRequestHandler]:
        box = self

        class Handler(StreamRequestHandler):
            def handle(self) -> None:
                self.say("220 ready")
                for line in self.rfile:
                    command = line.decode().strip()
                    verb = command.split(" ")[0].upper()
                    if verb == "QUIT":
                        return self.say("221 bye")
                    self.say(getattr(self, verb.lower(), lambda _: "250 ok")(command))

            def say(self, answer: str) -> None:
                self.wfile.write(f"{answer}\r\n".encode())

            def ehlo(self, _: str) -> str:
                return "250-box\r\n250 AUTH PLAIN"

            def auth(self, command: str) -> str:
                box.logins.append(command.split(" ")[-1])
                return "235 welcome"

            def rcpt(self, command: str) -> str:
                box.recipients.append(command.split("<")[1].rstrip(">"))
                return "550 unknown" if box.refuses else "250 ok"

            def data(self, _: str) -> str:
                self.say("354 go on")
                lines = iter(lambda: self.rfile.readline().decode().rstrip("\r\n"), ".")
                box.letters.append("\n".join(lines))
                return "250 taken"

        return Handler

    @contextmanager
    def listening(self, query: str) -> Iterator[str]:
        with running(TCPServer(("127.0.0.1", 0), self.handler())) as port:
            yield f"smtp://desk:pa%24s@127.0.0.1:{port}/?{query}"
