"""How much effort it takes to mend a pain: the company's own estimate, as ``params.yaml`` gives it."""

from typing import Annotated

from pydantic import AfterValidator, Field

from features.catalogue import CATALOGUE

EASIEST, HARDEST = 1, 5


def of_themes(effort: dict[str, int | None]) -> dict[str, int | None]:
    """The same; raises ValueError where a key is no theme of experience."""
    known = [name for name, theme in CATALOGUE.themes.items() if theme.experience]
    if unknown := sorted(set(effort) - set(known)):
        raise ValueError(f"no theme is called {', '.join(unknown)}; there are {', '.join(sorted(known))}")
    return effort


Effort = Annotated[dict[str, Annotated[int, Field(ge=EASIEST, le=HARDEST)] | None], AfterValidator(of_themes)]
"""By theme, None where it has made none."""
