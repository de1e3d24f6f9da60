from datetime import timedelta

from pipeline.alerts.announcements import newly_watched
from tests.pipeline.alerts.conftest import AS_OF
from tests.pipeline.readiness.logs import row


def answers(number: int, ago: int, channel: str, score: float = 5.0):
    day = (AS_OF - timedelta(days=ago)).isoformat()
    return [row(n, "survey", day, channel=channel, metric="csat", score=score) for n in range(number)]


OLD = answers(1, 400, "email")


def found(log):
    return list(newly_watched(log, new_days=180, first_answers=100))


def test_a_new_touchpoint_announces_its_first_answers(watched):
    [alert] = found(watched([*OLD, *answers(100, 50, "app"), *answers(20, 10, "app", score=1.0)]))
    assert (alert.id, alert.now.n, alert.now.days) == ("mark-first_answers@survey/app", 100, 0)
    assert alert.now.value == alert.now.low > 75


def test_it_waits_until_there_are_enough(watched):
    assert found(watched([*OLD, *answers(99, 50, "app")])) == []


def test_what_has_long_been_watched_is_not_new(watched):
    assert found(watched([*OLD, *answers(120, 190, "app"), *answers(120, 10, "app")])) == []


def test_in_a_young_log_nothing_is_new(watched):
    assert found(watched(answers(120, 100, "app"))) == []
