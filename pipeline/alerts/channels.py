"""The channels by which people are told of alerts, as ``params.yaml`` names them."""

import re
from typing import Annotated

from pydantic import AfterValidator

from pipeline.publishing.names import IDENTIFIER, refuse_address

STDOUT = "stdout"

EXAMPLES = {
    "webhook": "https://hooks.company.com/customers",
    "smtp": "smtp://user:password@mail.company.com:587/?to=desk@company.com",
}
"""By kind of channel, an address as the environment may hold it."""


def checked(written: str) -> str:
    """Raises ValueError unless it is the terminal, or a channel named without its address."""
    kind, _, variable = written.partition(":")
    refuse_address(written, "webhook:CX_HOOK")
    if written != STDOUT and (kind not in EXAMPLES or not re.match(IDENTIFIER, variable)):
        raise ValueError("it may be stdout, webhook:NAME or smtp:NAME, where NAME is an environment variable")
    return written


Channel = Annotated[str, AfterValidator(checked)]
"""One entry of ``notices.to``."""
