"""Back to the champion before, and to the tables it released last."""

import sys

from pipeline import parameters
from pipeline.champion.memory import recall
from pipeline.champion.pointer import champion_of, former, released_by, step_back
from pipeline.faults import DataFault, raise_all
from pipeline.publishing.publication import publish_again
from pipeline.publishing.targets import databases
from pipeline.registration import follow
from pipeline.stage import STAGES, load
from pipeline.stages.track import seconds_of


def roll_back() -> None:
    """Release the former champion's tables again, then make it the champion; nothing is computed.

    The tables come first: if anything stops this, the same command brings it to its end. What the next run goes on from
    is the former champion's again, and with it the ids of segments and since when customers are in them.
    """
    settings = parameters.read(STAGES)
    source = settings["source"]
    last, before = champion_of(source), former(source)
    raise_all(DataFault, before.damages)
    release = released_by(before)
    if release is None:
        raise DataFault(f"{before.name} has released no tables. Nothing was done.")
    params = parameters.of_stage("release", load("release").params, settings, {})
    publish_again(release, databases(params["to"]), schema=params["database_schema"], keep=params["keep"])
    recall(before, source)
    step_back(source)
    follow(source, seconds_of(settings))
    print(
        f"The champion of {source} is {before.name} again, and data/release its tables of {before.manifest['as_of']}.\n"
        f"{last.name if last else ''} will not be promoted again. 'python -m pipeline score' brings fresh tables.",
        file=sys.stderr,
    )
