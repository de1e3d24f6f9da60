import numpy as np

from models.metrics import Interval
from pipeline.alerts.alert import Alert, Reading

NOW = Reading.of(28, 50, Interval(12.3456789, float(np.float64(5)), 20.0))


def test_an_alert_is_named_by_its_rule_and_place():
    assert Alert("nps", "drop", "touchpoint", "survey/email", NOW).id == "nps-drop@survey/email"
    assert Alert("nps", "drop", "all", "", NOW).id == "nps-drop@all"
    assert Alert("csat", "below", "all", "", NOW, threshold=70.0).id == "csat-below-70@all"


def test_figures_have_the_decimals_that_do_not_depend_on_the_machine():
    assert (NOW.value, NOW.low, type(NOW.low)) == (12.3457, 5, float)
