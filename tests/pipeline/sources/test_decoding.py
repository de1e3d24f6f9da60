import gzip

import pytest

from pipeline.sources.declaration import TableFormat
from pipeline.sources.decoding import plain


def test_a_plain_file_is_not_copied(tmp_path):
    file = tmp_path / "visits.csv.gz"
    file.write_bytes(gzip.compress(b"a,b\n"))
    assert plain(file, TableFormat(), tmp_path) == file


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_copy_is_utf8_with_the_line_ends_it_had(tmp_path, pack):
    file = tmp_path / ("visits.csv.gz" if pack is gzip.compress else "visits.csv")
    file.write_bytes(pack("имя\r\nЮлия\n".encode("cp1251")))
    copy = plain(file, TableFormat(encoding="cp1251"), tmp_path)
    assert copy.read_bytes() == "имя\r\nЮлия\n".encode()


def test_copies_of_files_of_one_name_are_two(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "part.csv").write_text(folder, encoding="utf-16")
    form = TableFormat(encoding="utf-16")
    copies = [plain(tmp_path / folder / "part.csv", form, tmp_path) for folder in ("a", "b")]
    assert [copy.read_text() for copy in copies] == ["a", "b"]
