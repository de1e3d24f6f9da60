"""What efforts.yaml may say."""

import pytest

from pipeline.faults import UsageFault
from pipeline.pains.efforts import FILE, read_efforts
from tests.shop import ROOT


def read(folder, text):
    (folder / FILE).write_text(text, encoding="utf-8")
    return read_efforts(folder)


def test_an_effort_is_a_size_or_person_days_of_a_theme_or_of_one_of_its_touchpoints(tmp_path):
    found = read(
        tmp_path,
        """
        efforts:
          - {theme: delivery, effort: L}
          - {theme: contact, effort: 15}
          - {theme: contact, touchpoint: contact/chat, effort: S}
        """,
    )
    assert {place: (one.effort, one.days) for place, one in found.items()} == {
        ("delivery", None): ("L", 60.0),
        ("contact", None): ("15", 15.0),
        ("contact", "contact/chat"): ("S", 5.0),
    }


def test_without_the_file_no_effort_is_known(tmp_path):
    assert read_efforts(tmp_path) == {}
    assert read(tmp_path, "efforts: []") == {}


def test_all_faults_are_told_at_once_with_what_is_allowed(tmp_path):
    with pytest.raises(UsageFault) as fault:
        read(
            tmp_path,
            """
            efforts:
              - {theme: deliveries, effort: S}
              - {theme: site, effort: XL}
              - {theme: site, effort: 0}
              - {theme: price, effort: true}
              - {theme: site, touchpoint: delivery/courier, effort: M}
            effort: 3
            """,
        )
    for said in (
        "'effort'",
        "efforts 1.theme is 'deliveries': Value error, it may be contact, delivery, orders, price, returns, site",
        "efforts 2.effort is 'XL': Value error, it may be S, M, L or a number of person-days",
        "efforts 3.effort is 0",
        "efforts 4.effort is True",
        "site is met at visit, or in a channel of it, as visit/web",
    ):
        assert said in str(fault.value)


def test_an_effort_that_stands_there_twice_is_refused(tmp_path):
    with pytest.raises(UsageFault, match="the effort of site at visit/web stands there twice; keep one"):
        read(tmp_path, "efforts:" + 2 * "\n  - {theme: site, touchpoint: visit/web, effort: S}")


def test_the_efforts_of_the_demo_can_be_read():
    assert read_efforts(ROOT / "data/sources/demo")
