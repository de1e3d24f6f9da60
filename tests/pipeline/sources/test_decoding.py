import gzip

import pytest

from pipeline.sources.declaration import TableFormat
from pipeline.sources.decoding import guess, plain


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


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("имя;когда\nЮлия;вчера\n", "cp1251"),
        ("имя;когда\nЮлия;вчера\n", "koi8-r"),
        ("имя;когда\nЮлия;вчера\n", "cp866"),
        ("name;when\nЮлия;вчера\n", "utf-16"),
        ("name;when\nann;yesterday\n", "utf-16-le"),
        ("name;when\nann;yesterday\n", "utf-16-be"),
        ("name;when\nZoë Müller;hier\n", "cp1252"),
    ],
)
def test_an_encoding_is_guessed_from_how_the_bytes_lie(tmp_path, text, encoding, pack):
    file = tmp_path / ("visits.csv.gz" if pack is gzip.compress else "visits.csv")
    file.write_bytes(pack(text.encode(encoding)))
    assert guess(file) == encoding
