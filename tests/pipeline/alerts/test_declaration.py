from pathlib import Path

import pytest

from pipeline.alerts.declaration import DEFAULT_RULES, read_targets, read_watch
from pipeline.faults import UsageFault

DEMO = Path(__file__).parents[3] / "data/sources/demo"


@pytest.fixture
def declared(tmp_path: Path):
    """A source's folder with one file in it."""

    def made(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return made


def target(more: str) -> str:
    return f"targets:\n  - {{metric: nps, from: 35, to: 45, by: 2026-12-31{more}}}\n"


def test_a_source_without_the_files_has_no_targets_and_the_default_rules(tmp_path):
    assert read_targets(tmp_path) == []
    assert read_watch(tmp_path).rules == DEFAULT_RULES


def test_the_demos_files_are_whole():
    assert len(read_targets(DEMO)) == 4
    assert read_watch(DEMO).owner == "Customer experience desk"


def test_a_target_says_from_where_to_where_and_until_when(declared):
    [found] = read_targets(declared("targets.yaml", target(", segment: neutral-mixed")))
    assert (found.start, found.goal, found.until.isoformat()) == (35, 45, "2026-12-31")
    assert (found.by, found.key) == ("segment", "neutral-mixed")


def test_a_target_without_a_beginning_has_a_year(declared):
    [found] = read_targets(declared("targets.yaml", target("")))
    assert found.begin.isoformat() == "2025-12-31"


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (", metrik: nps", "targets 1 has unknown 'metrik'; did you mean 'metric'"),
        (", since: 2027-01-01", "since must lie before by"),
        (", since: tomorrow", r"targets 1\.since is 'tomorrow'"),
        (", segment: a, touchpoint: survey/email", "exclude each other"),
        (", touchpoint: telephone", "a kind is one of visit, purchase"),
    ],
)
def test_what_a_target_cannot_mean_is_told(declared, more, fault):
    with pytest.raises(UsageFault, match=fault):
        read_targets(declared("targets.yaml", target(more)))


def test_all_faults_of_a_file_are_told_at_once(declared):
    text = "targets:\n  - {metric: npx, from: 1, to: 2, by: 2026-12-31}\n  - {metric: nps, from: 1}\n  - nps\nmore: 1\n"
    with pytest.raises(UsageFault) as fault:
        read_targets(declared("targets.yaml", text))
    told = str(fault.value)
    for part in ("unknown 'more'", "it may be nps, csat", "2 misses 'to'", "2 misses 'by'", "targets 3 is 'nps'"):
        assert part in told
    assert told.count("targets.yaml") == 5


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("{metric: nps, when: falls}", r"rules 1\.when is 'falls'"),
        ("{metric: nps, when: below}", "below and above need a threshold"),
        ("{metric: nps, when: drop, threshold: 3}", "drop and rise have none"),
        ("{metric: churn, when: drop}", "known for one date only"),
        ("{metric: churn, when: above, threshold: 3, each: touchpoint}", "leave a company, not a touchpoint"),
        ("{metric: volume, when: drop, each: segment}", "watch volume at touchpoints"),
        ("{metric: nps, when: drop, each: segment, touchpoint: survey/email}", "each goes without"),
    ],
)
def test_what_a_rule_cannot_mean_is_told(declared, rule, fault):
    with pytest.raises(UsageFault, match=fault):
        read_watch(declared("alerts.yaml", f"rules: [{rule}]\n"))


def test_rules_may_be_none_at_all_and_the_owner_alone(declared):
    assert read_watch(declared("alerts.yaml", "rules: []\n")).rules == ()
    watch = read_watch(declared("alerts.yaml", "owner: Desk\n"))
    assert (watch.owner, watch.rules) == ("Desk", DEFAULT_RULES)


def test_a_list_must_be_a_list(declared):
    with pytest.raises(UsageFault, match="'rules' must be a list"):
        read_watch(declared("alerts.yaml", "rules: nps\n"))
