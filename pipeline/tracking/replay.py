"""All that waits in the spool, told to the store in order, each once."""

from collections.abc import Callable, Mapping

from pipeline.tracking.delivery import Delivered
from pipeline.tracking.promotion import Refused, promote
from pipeline.tracking.runs import log
from pipeline.tracking.spool import Entry, entries
from pipeline.tracking.store import Store, opened

TELL: Mapping[str, Callable[[Store, Entry], object]] = {"run": log, "champion": promote}


def replay(key: str) -> Delivered:
    """Send every entry, and find the run of the records with that key. Raises StoreFault; what was sent by then is.

    A promotion that is refused waits on; runs after it do not wait for it.
    """
    with opened() as store:
        store.close_stale()
        sent, refused = list[str](), list[str]()
        for entry in entries():
            try:
                is_new = TELL[entry.kind](store, entry)
            except Refused as fault:
                refused.append(str(fault))
                continue
            entry.remove()
            sent += [entry.key] if is_new else []
        run = store.whole(key) if key else None
        return Delivered(
            run_id=run.info.run_id if run else None,
            name=run.info.run_name if run else None,
            is_new=key in sent,
            others=sum(one != key for one in sent),
            refused=tuple(refused),
        )
