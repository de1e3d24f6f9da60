"""Whether a server is there at all, asked before MLflow is imported and loses minutes over it."""

import requests

from pipeline.tracking.delivery import StoreFault
from pipeline.tracking.location import without_password

SECONDS = 5
OVERLOADED = 429


def probe(uri: str) -> None:
    """Raises StoreFault if a server of MLflow's does not answer soon, or with an error of its own."""
    if not uri.startswith(("http://", "https://")):
        return
    try:
        status = requests.get(f"{uri.rstrip('/')}/health", timeout=SECONDS).status_code
    except requests.RequestException as error:
        raise StoreFault(without_password(f"{uri}: {error}")) from error
    if status >= 500 or status == OVERLOADED:
        raise StoreFault(without_password(f"{uri}: answers with {status}"))
