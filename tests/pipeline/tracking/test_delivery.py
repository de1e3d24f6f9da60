"""Thirty seconds for MLflow in all, whatever is wrong with it, and then a later time."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.tracking.delivery import Delivered, StoreFault, deliver
from pipeline.tracking.packing import pack
from pipeline.tracking.records import Record
from pipeline.tracking.spool import entries

Server = Callable[[], AbstractContextManager[int]]


class Answer(BaseHTTPRequestHandler):
    """The same status to every request, or a line of headers each second and no end."""

    status = 500

    def do_GET(self) -> None:
        if self.status:
            self.send_error(self.status)
            return
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        with suppress(ConnectionError):
            for _ in range(60):
                self.wfile.write(b"X-Wait: yes\r\n")
                time.sleep(0.5)

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        """Silence."""


@contextmanager
def answering(status: int) -> Iterator[int]:
    handler = type("Handler", (Answer,), {"status": status})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads, server.block_on_close = True, False
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@contextmanager
def hanging() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@contextmanager
def refusing() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    yield port


@pytest.mark.parametrize(
    ("server", "seconds", "told"),
    [
        (refusing, 30, "127.0.0.1"),
        (hanging, 30, "timed out"),
        (lambda: answering(500), 30, "500"),
        (lambda: answering(429), 30, "429"),
        (lambda: answering(0), 6, "did not take all within 6 s"),
    ],
    ids=["refused", "hanging", "500", "429", "trickling"],
)
def test_a_server_that_does_not_serve_costs_seconds_and_nothing_else(
    records: list[Record], monkeypatch: pytest.MonkeyPatch, server: Server, seconds: int, told: str
) -> None:
    key = pack(records, "demo")
    with server() as port:
        monkeypatch.setenv("MLFLOW_TRACKING_URI", f"http://me:secret@127.0.0.1:{port}")
        began = time.monotonic()
        with pytest.raises(StoreFault, match=told) as fault:
            deliver(seconds, key)
        assert time.monotonic() - began < seconds + 10
    assert "secret" not in str(fault.value)
    assert [one.key for one in entries()] == [key]
    assert all(Path(path).exists() for record in records for path in record.writes)


def test_where_nothing_waits_nobody_is_asked(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://127.0.0.1:9")
    assert deliver(30) == Delivered()
