"""What params.yaml may say of effort."""

import pydantic
import pytest

from pipeline.report.effort.ratings import Effort

READ = pydantic.TypeAdapter(Effort)


def test_an_effort_is_a_number_from_one_to_five_or_not_rated():
    assert READ.validate_python({"delivery": 5, "site": None}) == {"delivery": 5, "site": None}
    for wrong in (0, 6, 2.5, "much"):
        with pytest.raises(pydantic.ValidationError, match="delivery"):
            READ.validate_python({"delivery": wrong})


def test_an_effort_of_no_theme_is_refused_with_the_themes_there_are():
    with pytest.raises(pydantic.ValidationError, match="no theme is called deliveries, recency; there are contact, "):
        READ.validate_python({"deliveries": 1, "recency": 2})
