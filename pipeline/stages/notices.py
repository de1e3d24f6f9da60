"""Alerts go out to people: to each channel once, for as long as an alert stays open."""

from typing import Any

from pipeline.alerts.channels import Channel
from pipeline.stage import Outputs, stage


@stage()
def notices(
    alert_register: list[dict[str, Any]],
    source: dict[str, Any],
    *,
    to: list[Channel],
    report: dict[str, Any],
) -> Outputs:
    """Tell the channels of ``to`` what they have not been told, in the report's language; no failure stops the run."""
    from pipeline.alerts.delivery import deliver
    from pipeline.report.wording import Words

    return {"metrics": deliver(alert_register, to, source, Words(report["language"], source["currency"]))}
