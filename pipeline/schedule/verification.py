"""Whether everything that was written is still what was written: by our own digests, as DVC notices no changed bit."""

from collections.abc import Iterator
from pathlib import Path

from pipeline import parameters
from pipeline.artifacts import read_json
from pipeline.champion.pointer import released_by, versions
from pipeline.digests import damages
from pipeline.faults import DataFault, raise_all
from pipeline.publishing.folder import MANIFEST, RELEASE
from pipeline.stage import HERE, STAGES, record_of


def verify() -> None:
    """Read every byte of champions, releases and results; one fault names all files that changed."""
    source = parameters.read(STAGES)["source"]
    raise_all(DataFault, [*of_champions(source), *of_release(RELEASE), *of_results()])
    print("Champions, releases and results are as they were written.")


def of_champions(source: str) -> Iterator[str]:
    """Faults of every version that can be used, and of the tables kept for a return to it."""
    for version in versions(source):
        yield from version.damages
        if release := released_by(version):
            yield from of_release(release)


def of_release(folder: Path) -> Iterator[str]:
    manifest = folder / MANIFEST
    if manifest.exists():
        yield from damages(folder, read_json(manifest)["sha256"])
    elif folder.is_symlink():
        yield f"{manifest}: is not there any more."


def of_results() -> Iterator[str]:
    """Faults of what the stages wrote last."""
    for record in filter(Path.exists, map(record_of, STAGES)):
        yield from damages(HERE, read_json(record)["sha256"])
