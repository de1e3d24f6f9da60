"""Each of the 56 kinds of bad input that the project promises an answer to has a test of its number."""

import re
from pathlib import Path

CASES = range(1, 57)


def test_every_case_has_a_test():
    code = "".join(file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    tested = {int(number) for number in re.findall(r"^def test_case_(\d\d)_", code, re.MULTILINE)}
    assert tested == {*CASES}
