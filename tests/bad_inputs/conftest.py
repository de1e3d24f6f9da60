"""The company of a few files and the server that the tests of reading have."""

from tests.pipeline.conftest import company, server

__all__ = ["company", "server"]
