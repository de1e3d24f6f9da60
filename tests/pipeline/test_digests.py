"""What lies at a path is told from what lay there by its digest."""

from hashlib import sha256
from pathlib import Path

from pipeline.digests import damages, digest_of, sha256_of


def test_file_has_the_digest_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"a,b\n")
    assert sha256_of(tmp_path / "a.csv") == sha256(b"a,b\n").hexdigest()


def test_digest_of_a_folder_moves_with_a_byte_and_with_a_name(tmp_path: Path) -> None:
    file = tmp_path / "raw" / "orders.csv"
    file.parent.mkdir()
    file.write_text("1")
    first = sha256_of(tmp_path / "raw")
    file.write_text("2")
    second = sha256_of(tmp_path / "raw")
    file.rename(file.with_name("visits.csv"))
    assert len({first, second, sha256_of(tmp_path / "raw")}) == 3


def test_the_digest_of_several_files_goes_by_their_order(tmp_path: Path) -> None:
    files = [tmp_path / name for name in "ab"]
    for file in files:
        file.write_text(file.name)
    assert digest_of(files) != digest_of(files[::-1])


def test_a_flipped_bit_and_a_missing_file_are_named(tmp_path: Path) -> None:
    for name in ("model", "table", "page"):
        (tmp_path / name).write_bytes(b"\x00")
    known = {name: sha256_of(tmp_path / name) for name in ("model", "table", "page")}
    (tmp_path / "model").write_bytes(b"\x01")
    (tmp_path / "table").unlink()
    model, table = damages(tmp_path, known)
    assert model.startswith(f"{tmp_path / 'model'}: has other bytes")
    assert table.startswith(f"{tmp_path / 'table'}: is not there")
