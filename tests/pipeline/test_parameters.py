"""``params.yaml`` is refused before any work, with everything that is wrong in it."""

from collections.abc import Callable
from pathlib import Path

import pydantic
import pytest

from pipeline import parameters
from pipeline.engine import Engine
from pipeline.faults import UsageFault
from pipeline.stage import STAGES, load


class Churn(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid")

    horizon_days: pydantic.PositiveInt
    high_risk: float


class Demo(pydantic.BaseModel):
    seed: int


MODELS: dict[str, type[pydantic.BaseModel]] = {"demo": Demo, "churn": Churn}
GOOD = "source: demo\ndemo: {seed: 7}\nchurn: {horizon_days: 90, high_risk: 0.6}\n"
Write = Callable[[str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes the params.yaml of an empty project."""
    monkeypatch.chdir(tmp_path)
    return lambda text: (tmp_path / "params.yaml").write_text(text, encoding="utf-8") and None


def refused(text: str, write: Write) -> list[str]:
    """The sentences a file is refused with."""
    write(text)
    with pytest.raises(UsageFault, match=r"params\.yaml") as fault:
        parameters.check(MODELS)
    return str(fault.value).splitlines()


def test_a_file_without_faults_is_given_as_it_stands(write: Write) -> None:
    write(GOOD)
    assert parameters.check(MODELS)["churn"] == {"horizon_days": 90, "high_risk": 0.6}


def test_an_unknown_section_is_refused_with_the_nearest_that_is_known(write: Write) -> None:
    assert refused(GOOD.replace("churn:", "chrun:"), write) == [
        "params.yaml has unknown 'chrun'; did you mean 'churn'? It may have churn, demo, engine, memory_limit, "
        "schedule, source, spill_to."
    ]


def test_where_large_tables_are_worked_on_may_be_left_out_and_is_checked_with_all_else(write: Write) -> None:
    assert refused(GOOD.replace("seed: 7", "seed: x") + "engine: pandas\nmemory_limit: 4\n", write)[:2] == [
        "params.yaml.engine is 'pandas': Input should be 'duckdb' or 'spark'.",
        "params.yaml.memory_limit is 4: Input should be a valid string.",
    ]


def test_an_unknown_key_is_refused_with_the_nearest_that_is_known(write: Write) -> None:
    assert refused(GOOD.replace("high_risk", "high_risks"), write) == [
        "params.yaml: churn has unknown 'high_risks'; did you mean 'high_risk'? It may have high_risk, horizon_days.",
        "params.yaml: churn misses 'high_risk'.",
    ]


def test_a_key_like_no_other_gets_no_suggestion(write: Write) -> None:
    assert refused(GOOD.replace("seed: 7", "seed: 7, zzz: 1"), write) == [
        "params.yaml: demo has unknown 'zzz'; it may have seed."
    ]


def test_a_value_of_the_wrong_type_is_told_with_what_was_found(write: Write) -> None:
    (told,) = refused(GOOD.replace("90", "soon"), write)
    assert told.startswith("params.yaml: churn.horizon_days is 'soon': ")
    assert "integer" in told


def test_faults_of_all_sections_are_told_at_once(write: Write) -> None:
    told = refused("source: demo\ndemo: {seed: x}\nchurn: {horizon_days: -1}\n", write)
    assert [one.split(" is ")[0] for one in told] == [
        "params.yaml: demo.seed",
        "params.yaml: churn misses 'high_risk'.",
        "params.yaml: churn.horizon_days",
    ]


def test_a_key_written_twice_is_refused(write: Write) -> None:
    assert "duplicate key" in " ".join(refused(GOOD + "demo: {seed: 8}\n", write))


BOMB = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20))


@pytest.mark.parametrize("text", [BOMB, "a: &a {b: *a}\n", "a: &a [*a, *a]\n"], ids=["bomb", "circle", "circles"])
def test_aliases_that_stand_for_more_than_people_write_are_refused_unwritten(text: str, write: Write) -> None:
    [told] = refused(text, write)
    assert "its aliases (*) stand for more than 100,000 values" in told
    assert len(told) < 200


def test_an_alias_is_what_it_stands_for(write: Write) -> None:
    write("a: &a [1, 2]\nb: *a\n")
    assert parameters.read_yaml(parameters.FILE) == {"a": [1, 2], "b": [1, 2]}


def test_a_file_larger_than_people_write_is_refused_unread(write: Write) -> None:
    assert "has 1,000,009 bytes, more than the 1,000,000" in refused(f"source: {'x' * 1_000_000}\n", write)[0]


def test_what_is_nested_beyond_reason_is_refused(write: Write) -> None:
    assert "not a mapping in YAML" in refused(f"source: {'[' * 700}{']' * 700}\n", write)[0]


@pytest.mark.parametrize("text", ["- demo\n", "just words\n", "source: [\n"])
def test_what_is_no_mapping_is_refused(text: str, write: Write) -> None:
    assert "not a mapping in YAML" in refused(text, write)[0]


@pytest.mark.parametrize("text", ["", "source: 7\n", "source:\n"])
def test_a_source_that_is_no_name_is_refused(text: str, write: Write) -> None:
    assert refused(text, write)[0].startswith("params.yaml: 'source' must name a folder of data/sources/")


def test_no_and_off_are_text_and_010_is_ten(write: Write) -> None:
    write("source: no\ndemo: {seed: 010}\n")
    assert parameters.read({"demo"}) == {"source": "no", "demo": {"seed": 10}}


def test_what_the_source_declares_stands_over_the_file(write: Write) -> None:
    write(GOOD)
    found = parameters.of_stage("churn", Churn, parameters.read(MODELS), {"params": {"churn": {"horizon_days": 30}}})
    assert found == {"horizon_days": 30, "high_risk": 0.6}


def test_what_the_source_declares_is_checked_too(write: Write) -> None:
    write(GOOD)
    with pytest.raises(UsageFault, match="did you mean 'horizon_days'"):
        parameters.of_stage("churn", Churn, parameters.read(MODELS), {"params": {"churn": {"horizon_day": 30}}})


def test_values_come_back_as_the_type_the_stage_asks_for(write: Write) -> None:
    write(GOOD.replace("0.6", "1"))
    found = parameters.of_stage("churn", Churn, parameters.read(MODELS), {})
    assert isinstance(found["high_risk"], float)


def test_the_projects_own_file_has_the_parameters_of_every_stage_and_no_others() -> None:
    settings = parameters.check({name: load(name).params for name in STAGES})
    expected = {name for name in STAGES if load(name).params.model_fields}
    assert set(settings) == {"source", parameters.SCHEDULE, *Engine.model_fields, *expected}
