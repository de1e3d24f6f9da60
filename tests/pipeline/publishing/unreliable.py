"""A way to a PostgreSQL server that breaks when the client commits: nobody knows then whether it was done."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from urllib.parse import urlsplit

COMMIT = b"COMMIT"


class Way(ThreadingTCPServer):
    """Relays to the server, and breaks once, at COMMIT number ``breaks_at``, before or after it ``passes``."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, server: tuple[str, int], breaks_at: int, passes: bool):
        super().__init__(("127.0.0.1", 0), Relay)
        self.behind = server
        self.breaks_at = breaks_at
        self.passes = passes
        self.commits = 0


class Relay(BaseRequestHandler):
    """One connection; what the server answers to the COMMIT that breaks it is kept back."""

    server: Way
    is_broken = False

    def handle(self) -> None:
        with socket.create_connection(self.server.behind) as server, suppress(OSError):
            answers = threading.Thread(target=self.answer, args=(server,))
            answers.start()
            while sent := self.request.recv(65536):
                self.server.commits += COMMIT in sent
                self.is_broken = COMMIT in sent and self.server.commits == self.server.breaks_at
                if self.server.passes or not self.is_broken:
                    server.sendall(sent)
                if self.is_broken:
                    break
            if self.is_broken and self.server.passes:
                answers.join()
            server.shutdown(socket.SHUT_RDWR)
            answers.join()

    def answer(self, server: socket.socket) -> None:
        with suppress(OSError):
            while (received := server.recv(65536)) and not self.is_broken:
                self.request.sendall(received)


@contextmanager
def way(address: str, *, breaks_at: int, passes: bool) -> Iterator[str]:
    """The address of such a way to the server at ``address``."""
    known = urlsplit(address)
    with Way((str(known.hostname), int(known.port or 0)), breaks_at, passes) as one:
        serving = threading.Thread(target=one.serve_forever, args=(0.05,))
        serving.start()
        try:
            yield address.replace(f":{known.port}/", f":{one.server_address[1]}/")
        finally:
            one.shutdown()
            serving.join()
