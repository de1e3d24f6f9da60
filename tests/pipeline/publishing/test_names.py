"""Names in statements."""

import pytest

from pipeline.faults import UsageFault
from pipeline.publishing.names import listed, quoted


def test_names_are_quoted_so_that_words_of_the_language_can_be_names() -> None:
    assert listed(["from", "to"]) == '"from", "to"'


@pytest.mark.parametrize("name", ['x"; drop table y;--', "", "1st", "a b", "a\n", "имя", "a" * 64, "a.b", "a-b"])
def test_what_is_no_identifier_is_refused(name: str) -> None:
    with pytest.raises(UsageFault, match="cannot name a table or column"):
        quoted(name)
