"""``params.yaml``: read once, checked whole, before any work."""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import pydantic
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from pipeline.engine import DUCKDB, Engine
from pipeline.faults import UsageFault, raise_all

FILE = Path("params.yaml")

SCHEDULE = "schedule"


class Schedule(pydantic.BaseModel):
    """How many champions are kept to roll back to, and how old tables and the champion may become, in days."""

    model_config = pydantic.ConfigDict(extra="forbid", frozen=True)

    keep: Annotated[int, pydantic.Field(ge=2)] = 3
    fresh_days: pydantic.NonNegativeInt = 3
    model_days: pydantic.NonNegativeInt = 60


ADDRESS = re.compile(r"://[^\s'\"]*")
"""It may hold a password, so it is repeated nowhere."""


MOST_BYTES, MOST_VALUES = 1_000_000, 100_000
"""Of a YAML file, its aliases written out: one of ten lines can stand for billions of values, or for itself."""


def read_yaml(file: Path) -> dict[str, Any]:
    """The mapping a YAML 1.2 file holds; a key written twice is refused, and what is larger than people write."""
    if file.stat().st_size > MOST_BYTES:
        raise UsageFault(f"{file}: has {file.stat().st_size:,} bytes, more than the {MOST_BYTES:,} that are read.")
    try:
        found = dict(YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")) or {})
    except (YAMLError, UnicodeDecodeError, TypeError, ValueError, RecursionError) as error:
        raise UsageFault(f"{file}: not a mapping in YAML: {error}") from error
    if any(True for _ in islice(values(found), MOST_VALUES, None)):
        raise UsageFault(
            f"{file}: its aliases (*) stand for more than {MOST_VALUES:,} values; write out what is meant."
        )
    return found


def values(written: Any) -> Iterator[Any]:
    """A value and all values in it, an alias as often as it stands there."""
    waiting = [written]
    while waiting:
        yield (one := waiting.pop())
        waiting += one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()


def unknown_keys(where: str, found: set[str], allowed: set[str]) -> list[str]:
    """One sentence for each key that nobody reads, with the nearest that somebody does."""
    return [
        f"{where} has unknown '{key}'; "
        + (f"did you mean '{near[0]}'? It" if (near := get_close_matches(key, allowed, 1)) else "it")
        + f" may have {', '.join(sorted(allowed)) or 'nothing'}."
        for key in sorted(found - allowed)
    ]


def section_faults(where: str, model: type[pydantic.BaseModel], section: dict[str, Any]) -> list[str]:
    """Every fault of one section: unknown, missing and wrong values."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    faults = unknown_keys(where, set(section), set(fields))
    required = [key for key, field in fields.items() if field.is_required()]
    faults += [f"{where} misses '{key}'." for key in required if key not in section]
    try:
        model.model_validate(section)
    except pydantic.ValidationError as error:
        faults += [
            f"{'.'.join([where, *map(str, one['loc'])])} is {ADDRESS.sub('://***', repr(one['input']))}: {one['msg']}."
            for one in error.errors()
            if len(one["loc"]) > 1 or one["type"] not in ("missing", "extra_forbidden")
        ]
    return faults


def list_faults(file: Path, key: str, model: type[pydantic.BaseModel], written: dict[str, Any]) -> Iterator[str]:
    """What is wrong with each entry of a list, by its place from 1."""
    entries = written.get(key) or []
    if not isinstance(entries, list):
        yield f"{file}: '{key}' must be a list."
        return
    for place, one in enumerate(entries, start=1):
        where = f"{file}: {key} {place}"
        if isinstance(one, dict):
            yield from section_faults(where, model, one)
        else:
            yield f"{where} is {one!r}; it must be a mapping, as {{metric: nps, ...}}."


def read(sections: Collection[str]) -> dict[str, Any]:
    """The whole file; a key that nobody reads is refused."""
    settings = read_yaml(FILE)
    raise_all(UsageFault, unknown_keys(str(FILE), set(settings), {"source", SCHEDULE, *Engine.model_fields, *sections}))
    raise_all(UsageFault, section_faults(str(FILE), Engine, engine_lines(settings)))
    raise_all(UsageFault, section_faults(f"{FILE}: {SCHEDULE}", Schedule, settings.get(SCHEDULE) or {}))
    if not isinstance(settings.get("source"), str):
        raise UsageFault(f"{FILE}: 'source' must name a folder of data/sources/, it is {settings.get('source')!r}.")
    return settings


def engine_lines(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The lines on where large tables are worked on; each may be missing."""
    return DUCKDB.model_dump() | {key: settings[key] for key in Engine.model_fields if key in settings}


def schedule(settings: Mapping[str, Any]) -> Schedule:
    """What unattended runs go by; each line may be missing."""
    return Schedule.model_validate(settings.get(SCHEDULE) or {})


def of_stage(
    stage: str, model: type[pydantic.BaseModel], settings: Mapping[str, Any], source: Mapping[str, Any]
) -> dict[str, Any]:
    """The stage's section, with what the source declares for itself put over it, as plain values."""
    section = {**(settings.get(stage) or {}), **source.get("params", {}).get(stage, {})}
    raise_all(UsageFault, section_faults(f"{FILE}: {stage}", model, section))
    return model.model_validate(section).model_dump()


def check(models: Mapping[str, type[pydantic.BaseModel]]) -> dict[str, Any]:
    """The whole file with every section checked: all faults in one message."""
    settings = read(models)
    raise_all(
        UsageFault,
        (
            fault
            for stage, model in models.items()
            for fault in section_faults(f"{FILE}: {stage}", model, settings.get(stage) or {})
        ),
    )
    return settings
