import pytest

from pipeline.faults import DataFault
from pipeline.sources.gathering import gather


def half(number: int) -> int:
    if number % 2:
        raise DataFault(f"{number} is odd")
    return number // 2


def test_all_faults_are_kept_beside_what_could_be_done():
    assert gather([2, 3, 4, 5], half) == ([1, 2], ["3 is odd", "5 is odd"])


def test_a_fault_of_the_program_is_not_hidden():
    with pytest.raises(TypeError):
        gather([None], half)
