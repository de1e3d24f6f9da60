"""Whether raw files have arrived as they were sent: whole, unchanged, and each once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from pipeline.digests import sha256_of
from pipeline.sources.doubts import Doubt
from pipeline.sources.files import RawTable

SUMS = "SHA256SUMS"
"""The file in a raw folder that says which bytes were sent, as ``sha256sum * > SHA256SUMS`` writes it."""

LINE = re.compile(r"(?P<digest>[0-9a-fA-F]{64}) [ *](?P<name>.+)")

HOW = f"'find . -type f ! -name {SUMS} -exec sha256sum {{}} + > {SUMS}' where the files are made writes it."


def arrived(raw: Path, tables: Sequence[RawTable]) -> tuple[list[RawTable], list[Doubt], list[str]]:
    """The tables with each part once, what is in doubt about their files, and what is wrong with them."""
    once, copies = zip(*map(without_copies, tables), strict=True) if tables else ((), ())
    sums, faults = sent(raw)
    files = [file for table in once for file in table.files]
    return [*once], [*chain(*copies), *unverified(sums, files)], [*faults, *damages(sums, files)]


def without_copies(table: RawTable) -> tuple[RawTable, list[Doubt]]:
    """The table without parts that have the same bytes as another: what was sent again is read once."""
    sizes = Counter(file.stat().st_size for file in table.files)
    first: dict[str, Path] = {}
    doubts = []
    for file in table.files:
        digest = sha256_of(file) if sizes[file.stat().st_size] > 1 else str(file)
        if (known := first.setdefault(digest, file)) != file:
            doubts.append(Doubt("same_file", str(file), f"{file}: is {known.name} under another name and left out."))
    return replace(table, files=tuple(first.values())), doubts


def sent(raw: Path) -> tuple[dict[Path, str], list[str]]:
    """The digest of each file that was sent, as far as the folder says, and the lines that say nothing."""
    file = raw / SUMS
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    found = [LINE.fullmatch(line) for line in lines]
    wrong = [f"{file}: line {n} is no sha256 with a file's name. {HOW}" for n, one in enumerate(found, 1) if not one]
    return {(raw / one["name"]).resolve(): one["digest"].lower() for one in found if one}, wrong


def damages(sums: Mapping[Path, str], files: Iterable[Path]) -> Iterator[str]:
    """One sentence for each file that is missing or whose bytes are not those that were sent."""
    yield from (f"{file}: was sent, as {SUMS} says, and is not there." for file in sums if not file.exists())
    for file in files:
        if (told := sums.get(file.resolve())) and sha256_of(file) != told:
            yield f"{file}: has other bytes than {SUMS} says were sent; it is cut, damaged or changed. Send it again."


def unverified(sums: Mapping[Path, str], files: Iterable[Path]) -> Iterator[Doubt]:
    """Files of which nobody can tell whether they are whole."""
    if names := [file.name for file in files if file.resolve() not in sums]:
        says = f"Nothing tells whether all {len(names):,} file(s) came whole, such as {names[0]}: no {SUMS} names them."
        yield Doubt("unverified", names[0], f"{says} {HOW}")
