"""A company of a few files, and a server of PostgreSQL."""

from tests.pipeline.conftest import company, server
from tests.pipeline.publishing.conftest import crm

__all__ = ["company", "crm", "server"]
