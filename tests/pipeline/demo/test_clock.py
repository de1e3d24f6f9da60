from datetime import date

import numpy as np

from pipeline.demo.clock import Clock

CLOCK = Clock(date(2026, 7, 1), days=10)
AT = np.array([0.0, 9.999, 10.5, np.nan, np.inf])


def test_the_last_day_ends_before_until():
    assert CLOCK.iso(AT)[:3].tolist() == ["2026-06-21T00:00:00Z", "2026-06-30T23:58:33Z", "2026-07-01T12:00:00Z"]


def test_what_never_happens_has_no_time():
    assert CLOCK.iso(AT)[3:].tolist() == ["", ""]
    assert CLOCK.utc(AT)[3:].isna().all()


def test_the_past_ends_with_the_log():
    assert np.isnan(CLOCK.past(AT)).tolist() == [False, False, True, True, True]


def test_moscow_is_three_hours_ahead():
    assert CLOCK.moscow(AT)[:2].tolist() == ["21.06.2026 03:00", "01.07.2026 02:58"]


def test_milliseconds_count_from_1970_in_utc():
    assert CLOCK.epoch_ms(np.array([0.0]))[0] == 1_782_000_000_000
