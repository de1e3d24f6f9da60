"""``efforts.yaml`` beside a source's SELECTs: what the company says it takes to mend a pain."""

from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator

from features.touches import MET_AT
from pipeline.faults import UsageFault, raise_all
from pipeline.parameters import list_faults, read_yaml, unknown_keys

FILE = "efforts.yaml"

SIZES = {"S": 5.0, "M": 20.0, "L": 60.0}
"""Person-days that a size stands for beside efforts given in them: a week, a month, a quarter of one person."""


def theme_of_experience(written: str) -> str:
    if written not in MET_AT:
        raise ValueError(f"it may be {', '.join(sorted(MET_AT))}")
    return written


def size_or_days(written: Any) -> str:
    is_number = isinstance(written, int | float) and not isinstance(written, bool)
    if written not in SIZES and not (is_number and 0 < written < float("inf")):
        raise ValueError(f"it may be {', '.join(SIZES)} or a number of person-days")
    return f"{written:g}" if is_number else written


class Effort(BaseModel):
    """Of mending a theme, or a theme at one touchpoint: a size or person-days."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    theme: Annotated[str, AfterValidator(theme_of_experience)]
    touchpoint: str | None = None
    effort: Annotated[str, BeforeValidator(size_or_days)]

    @model_validator(mode="after")
    def is_where_the_theme_is_met(self) -> Self:
        kinds = MET_AT[self.theme]
        if self.touchpoint is not None and self.touchpoint.partition("/")[0] not in kinds:
            raise ValueError(f"{self.theme} is met at {' or '.join(kinds)}, or in a channel of it, as {kinds[0]}/web")
        return self

    @property
    def place(self) -> tuple[str, str | None]:
        return self.theme, self.touchpoint

    @property
    def days(self) -> float:
        return SIZES.get(self.effort) or float(self.effort)


def read_efforts(folder: Path) -> dict[tuple[str, str | None], Effort]:
    """By theme and touchpoint (None: the theme as a whole), none without the file; all its faults in one message."""
    file = folder / FILE
    written = read_yaml(file) if file.exists() else {}
    raise_all(
        UsageFault,
        [*unknown_keys(str(file), set(written), {"efforts"}), *list_faults(file, "efforts", Effort, written)],
    )
    found = [Effort.model_validate(one) for one in written.get("efforts") or ()]
    places = [one.place for one in found]
    twice = sorted({" at ".join(filter(None, place)) for place in places if places.count(place) > 1})
    raise_all(UsageFault, [f"{file}: the effort of {place} stands there twice; keep one." for place in twice])
    return dict(zip(places, found, strict=True))
