"""``erase``: a customer out of everything this project keeps, and a proof that does not say who it was."""

import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import parameters
from pipeline.artifacts import ARTIFACTS, read_json, write_json
from pipeline.faults import DependencyFault, UsageFault
from pipeline.job import check, dvc, known_sources
from pipeline.privacy import results, stores
from pipeline.privacy.rawfiles import note_sums, without_rows
from pipeline.privacy.tombstones import bury, erased_in
from pipeline.privacy.traces import Trace, load_raw, traces
from pipeline.publishing.targets import databases
from pipeline.sources.declaration import Declaration, read_declaration
from pipeline.stage import load

DATA = Path("data")
PROOFS = DATA / "erasures"
ARTIFACTS_OF_MLFLOW = Path("mlartifacts")
DIGITS = 16
"""Of a tombstone, in a proof's name."""

COPIES = (
    "Copies that people have taken: python -m pipeline erase --copy FILE takes all erased customers out of a CSV or "
    "Parquet file with a column customer_id. Messages already sent by notices, and backups, keep their own terms."
)


@dataclass
class Proof:
    """What was removed where, told without anything about the person: by tombstones, places and numbers of rows."""

    source: str
    tombstones: list[str]
    removed: dict[str, int] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)

    def add(self, counts: Mapping[Any, int]) -> None:
        for place, rows in counts.items():
            self.removed[str(place)] = self.removed.get(str(place), 0) + rows

    def write(self, asked_at: str) -> Path:
        told = {**vars(self), "asked_at": asked_at, "done_at": now(), "method": "HMAC-SHA256 of the id, keyed"}
        file = PROOFS / f"{self.source}-{self.tombstones[0][:DIGITS]}-{asked_at.replace(':', '')}.json"
        write_json(told, file)
        return file


def erase(customers: Collection[str]) -> None:
    """Take the customers out of raw files, results, releases, databases, DVC's cache and MLflow's artifacts.

    They are entered among those who must not come back first, so that the same command brings to its end what was
    interrupted. Raises UsageFault without ERASURE_KEY, DependencyFault if a database could not be reached.
    """
    asked_at, settings = now(), check()
    source = settings["source"]
    require_own_results(source)
    folder = ARTIFACTS["declaration"].at(source)
    proof = Proof(source, bury(customers, folder))
    theirs = erase_in_raw(source, folder, read_declaration(folder), customers, proof)
    erase_in_results(source, customers, {str(one) for trace in theirs for row in trace.values for one in row}, proof)
    faults = erase_in_stores(settings, customers, proof)
    proof.left += [*stores.remotes(), COPIES]
    tell(proof, proof.write(asked_at))
    if faults:
        raise DependencyFault("\n".join([*faults, "Everything else is done; run the same command again."]))


def erase_in_raw(
    source: str, folder: Path, declaration: Declaration, customers: Collection[str], proof: Proof
) -> list[Trace]:
    """Rewrite the raw files without the customers' rows; what tells those rows."""
    place = ARTIFACTS["raw"].at(source)
    proof.left += list(beyond_reach(declaration))
    if not place.is_dir():
        return []
    raw = load_raw(place, folder, declaration)
    found = traces(raw, customers)
    changed = []
    for key, table in raw.tables.items():
        own = [trace for trace in found if trace.table == key]
        if not own:
            continue
        try:
            counts = without_rows(table, declaration.format_of(table.name), own)
        except NotImplementedError:
            proof.left.append(f"{table}: a workbook, which is not rewritten; remove their rows there. Runs drop them.")
            continue
        changed += [file for file in table.files if file.name in counts]
        proof.add({file: counts[file.name] for file in changed if file.name in counts})
    note_sums(place, changed)
    if changed and (pointer := place.with_name(f"{place.name}.dvc")).exists():
        dvc("add", "--quiet", str(pointer.with_suffix("")))
    return found


def beyond_reach(declaration: Declaration) -> Iterator[str]:
    for name, table in declaration.tables.items():
        if where := table.address or table.database:
            yield f"table {name}: lies at {where}; delete their rows there. They are dropped whenever it is read."


def erase_in_results(source: str, customers: Collection[str], raw_ids: Collection[str], proof: Proof) -> None:
    """Rewrite what stages wrote and released; pages and quotes are left for the next run to write."""
    others = [one for one in known_sources() if one != source]
    counts = results.sweep(DATA, customers, raw_ids, others)
    quoting = results.remove_quotes(DATA, others)
    books = results.rebuild_workbooks(DATA, counts)
    results.reseal(DATA, [*map(Path, proof.removed), *counts, *quoting, *books])
    proof.add({**counts, **dict.fromkeys(quoting, 0)})


def erase_in_stores(settings: Mapping[str, Any], customers: Collection[str], proof: Proof) -> list[str]:
    """Databases, cache and MLflow; what could not be reached."""
    release = parameters.of_stage("release", load("release").params, settings, {})
    faults = []
    for one in databases(release["to"]):
        try:
            proof.add({one: stores.erase_in_database(one, customers, release["database_schema"])})
        except DependencyFault as fault:
            faults.append(f"{one}: {fault}")
    proof.add({stores.CACHE: stores.empty_cache(settings["source"])})
    proof.add(dict.fromkeys(stores.remove_artifacts(ARTIFACTS_OF_MLFLOW, customers), 1))
    proof.add(dict.fromkeys(stores.remove_pages(DATA / "spool"), 1))
    return faults


def erase_in_copy(file: str) -> None:
    """Take every erased customer of the source out of a copy of a released table."""
    path, source = Path(file), check()["source"]
    if path.suffix not in (".csv", ".parquet") or not path.is_file():
        raise UsageFault(f"--copy {file}: it must be a CSV or Parquet file that is there, with a column customer_id.")
    ids = results.customers_in(path)
    gone = erased_in(ids, ARTIFACTS["declaration"].at(source))
    rows = results.clean(path, gone)
    print(f"{path}: {rows:,} rows of {len(gone):,} erased customers were removed.")


def require_own_results(source: str) -> None:
    """Results of another company may have the same ids for other people."""
    about = ARTIFACTS["source"].at(source)
    if about.exists() and (last := read_json(about)["name"]) != source:
        raise UsageFault(f"params.yaml names the source {source}, and data/ holds results of {last}: run ./run first.")


def tell(proof: Proof, file: Path) -> None:
    rows = sum(proof.removed.values())
    print(f"Erased {len(proof.tombstones)} id(s): {rows:,} rows and objects in {len(proof.removed):,} places.")
    print(f"Proof: {file}")
    print("\n".join(["Still to be done by you:", *(f"  {one}" for one in proof.left)]))
    print("Next: ./run, or python -m pipeline score, writes page and tables anew.")


def now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
