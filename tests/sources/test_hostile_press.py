"""The table of hostile inputs in docs/sources.md, as far as the readers' own tests do not hold it."""

from __future__ import annotations

import gzip
import io
import re
import subprocess
import sys
import zlib
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from extract.sources import Press
from extract.sources.unfold import unfold
from graph.errors import InputError
from graph.model import Document
from tests.sources.only import read
from tests.sources.pdf_file import pdf
from tests.sources.warc_file import WORDS, article

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha ha ha ha ha ">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
MEASURED = """
import re, sys
from pathlib import Path
from extract.sources import Press
print(*Press((Path(sys.argv[1]),)).documents(), sep="\\n")
status = Path("/proc/self/status")
print(int(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]) // 1000 if status.exists() else 0)
"""


def refusal(path: Path, data: bytes | str) -> str:
    found = read(path, data)
    assert isinstance(found, InputError), found
    return found.reason


def megabytes(path: Path) -> tuple[str, int]:
    """What a process of its own says of a file, and the most memory that it took."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    *said, memory = done.stdout.splitlines()
    return "\n".join(said), int(memory)


def zeros(size: int) -> bytes:
    """A gzip member of `size` zeros without its end, made of one block again and again."""
    folding = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = folding.compress(bytes(10_000_000)) + folding.flush(zlib.Z_FULL_FLUSH)
    return block * (size // 10_000_000)


def record(length: int, payload: bytes = b"", headers: bytes = b"") -> bytes:
    """A record whose answer is said to be of so many bytes."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + b"\r\n"
    head = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.example/\r\n"
    return head + b"Content-Length: %d\r\n\r\n" % (len(http) + length) + http + payload + b"\r\n\r\n"


def folded(start: bytes, size: int) -> bytes:
    """A gzip member that unfolds to `start` and `size` zeros, and breaks off."""
    folding = zlib.compressobj(9, zlib.DEFLATED, 31)
    return folding.compress(start) + folding.flush(zlib.Z_FULL_FLUSH) + zeros(size)


def test_an_archive_that_unfolds_to_gigabytes_is_stopped_with_memory_flat(tmp_path: Path) -> None:
    good = gzip.compress(record(len(article()), article()))
    start = record(5_000_000_000).rstrip() + b"\r\n\r\n"
    (tmp_path / "bomb.warc.gz").write_bytes(good + folded(start, 5_000_000_000) + good)
    (tmp_path / "tame.warc.gz").write_bytes(good)

    said, memory = megabytes(tmp_path / "bomb.warc.gz")
    _, usual = megabytes(tmp_path / "tame.warc.gz")

    assert f"record at offset {len(good)} unfolds to 5000.0 MB, the limit for one item is 20 MB" in said
    assert "what follows it in the file is not read" in said
    assert 1 == said.count("Document(")
    assert memory < usual + 30


def test_a_large_record_is_passed_over_with_memory_flat_and_the_next_one_is_read(tmp_path: Path) -> None:
    good = gzip.compress(record(len(article()), article()))
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(record(200_000_000, bytes(200_000_000))) + good)
    (tmp_path / "tame.warc.gz").write_bytes(good)

    said, memory = megabytes(tmp_path / "a.warc.gz")
    _, usual = megabytes(tmp_path / "tame.warc.gz")

    assert "record at offset 0 unfolds to 200.0 MB" in said
    assert WORDS in said
    assert memory < usual + 30


def test_a_page_in_an_archive_that_unfolds_to_gigabytes_is_stopped_with_memory_flat(tmp_path: Path) -> None:
    page = folded(b"<html>", 5_000_000_000)
    (tmp_path / "a.warc").write_bytes(record(len(page), page, b"Content-Encoding: gzip\r\n"))

    said, memory = megabytes(tmp_path / "a.warc")

    assert "unfolds to more than 20 MB" in said
    assert memory < 250


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "gzip, gzip"])
def test_what_unfolds_beyond_the_limit_is_refused(encoding: str) -> None:
    data = zlib.compress(bytes(10_000_000)) if encoding == "deflate" else gzip.compress(bytes(10_000_000))
    data = gzip.compress(data) if "," in encoding else data

    with pytest.raises(InputError, match="unfolds to more than 1 MB"):
        unfold(data, encodings=encoding.split(","), limit=1_000_000)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_compressed_bytes_that_are_damaged_or_cut_are_named(encoding: str) -> None:
    whole = gzip.compress(b"words " * 100) if encoding == "gzip" else zlib.compress(b"words " * 100)

    for data in (whole[:-9], b"\0\1\2", b""):
        with pytest.raises(InputError, match="is compressed and broken"):
            unfold(data, encodings=[encoding], limit=1000)


def test_compressed_bytes_of_every_kind_unfold_to_the_limit() -> None:
    words = b"words " * 100
    raw = zlib.compressobj(wbits=-15)
    cases = {
        "gzip": [gzip.compress(words), gzip.compress(words[:5]) + gzip.compress(words[5:]) + b"\0\0"],
        "deflate": [zlib.compress(words), raw.compress(words) + raw.flush()],
        "identity": [words],
    }

    unfolded = {
        unfold(data, encodings=[name], limit=len(words)) for name, all_ in cases.items() for data in all_
    }

    assert {words} == unfolded


@pytest.mark.parametrize("name", ["a.rss", "a.atom", "a.xml", "a.html", "a.xhtml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_multiply_are_not_unfolded(tmp_path: Path, name: str, encoding: str) -> None:
    root = "rss" if "ml" not in name[-2:] or name == "a.xml" else "html"
    text = f'<?xml version="1.0" encoding="{encoding}"?>{LAUGHS}<{root}><p>&j;</p></{root}>'

    assert "declares entities of its own" in refusal(tmp_path / name, text.encode(encoding))


def test_an_entity_that_points_to_a_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret word", encoding="utf-8")
    text = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]><rss><p>&x;</p></rss>'

    assert "point to other files" in refusal(tmp_path / "a.rss", text)


def test_a_pdf_of_500_megabytes_is_refused_by_size_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(500_000_000)

    said, memory = megabytes(path)

    assert (
        "has 500.0 MB, the limit for one item is 20 MB; split it, or raise the limit with --max-size 500"
        in said
    )
    assert memory < 150


def test_a_pdf_whose_page_unfolds_to_gigabytes_is_refused(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, StreamObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("words"))))
    stream = StreamObject()
    stream.set_data(bytes(100_000_000))
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    out = io.BytesIO()
    writer.write(out)
    (tmp_path / "a.pdf").write_bytes(out.getvalue())

    said, memory = megabytes(tmp_path / "a.pdf")

    assert "is a damaged PDF (LimitReachedError" in said
    assert memory < 400


@pytest.mark.parametrize("name", ["a.html", "a.rss"])
def test_a_compressed_file_under_another_name_is_not_unfolded(tmp_path: Path, name: str) -> None:
    assert "is compressed with gzip; unpack it first" == refusal(tmp_path / name, gzip.compress(article()))


def test_a_page_in_another_character_set_than_it_says_is_refused(tmp_path: Path) -> None:
    page = article("Die Größe der Halle.").decode().replace("<title>", '<meta charset="utf-8"><title>')

    assert "says that it is in utf-8 and breaks that at byte" in refusal(
        tmp_path / "a.html", page.encode("latin-1")
    )


def test_a_page_that_is_not_utf8_and_states_no_character_set_is_refused(tmp_path: Path) -> None:
    page = article("Die Größe der Halle.").decode()

    assert "states no character set; convert it to UTF-8" in refusal(
        tmp_path / "a.html", page.encode("latin-1")
    )


@pytest.mark.parametrize("markup", ["<div>", "<b>", "<ul><li>", "<table><tr><td>"])
@pytest.mark.parametrize("name", ["a.html", "a.rss"])
def test_tags_within_tags_without_end_do_not_stop_the_run(tmp_path: Path, markup: str, name: str) -> None:
    inside = markup * 30_000 + WORDS
    page = f"<html><body>{inside}</body></html>"
    item = f"<item><description><![CDATA[{inside}]]></description></item>"
    feed = f"<rss version='2.0'><channel>{item}</channel></rss>"

    found = read(tmp_path / name, page if name == "a.html" else feed)

    assert isinstance(found, InputError | Document)


def test_a_mail_within_mails_without_end_is_named(tmp_path: Path) -> None:
    mail = "From: a@example.org\nSubject: x\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2000)
    )

    assert "is nested too deep" in refusal(tmp_path / "a.eml", mail)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("Mon, 19 Jan 2026 23:30:00 -0500", "2026-01-19"),
        ("Mon, 01 Jan 0001 00:00:00 +0000", None),
        ("Mon, 01 Jan 0000 00:00:00 +0000", None),
        ("Mon, 19 Jan 9999 00:00:00 +0000", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_the_day_of_a_mail_is_never_invented(tmp_path: Path, stated: str, day: str | None) -> None:
    path = tmp_path / "a.eml"
    path.write_text(
        f"From: a@example.org\nSubject: x\nDate: {stated}\n\nAlpha owns Beta.\n", encoding="utf-8"
    )

    (found,) = Press((path,), today=date(2026, 1, 20)).documents()

    assert isinstance(found, Document)
    assert day == found.published


def test_a_mail_cannot_take_its_day_from_the_page_in_it(tmp_path: Path) -> None:
    page = article().decode().replace("<title>", '<meta name="date" content="2020-01-01"><title>')
    mail = EmailMessage()
    mail["From"] = "a@example.org"
    mail.set_content(page, subtype="html")

    found = read(tmp_path / "a.eml", mail.as_bytes())

    assert isinstance(found, Document)
    assert found.published is None


def test_every_row_of_the_table_in_the_docs_says_a_message_of_the_code() -> None:
    root = Path(__file__).parents[2]
    page = (root / "docs" / "sources.md").read_text(encoding="utf-8")
    code = "".join(
        re.sub(r'"\s*\n\s*f?"', "", path.read_text(encoding="utf-8"))
        for path in sorted((root / "extract" / "sources").rglob("*.py"))
    )
    table = page.partition("## Hostile input")[2].partition("\n## ")[0]
    messages = [cells[1] for row in table.splitlines() if len(cells := row.strip("| ").split(" | ")) == 2]
    quoted = [
        part for cell in messages for part in re.findall(r"`([^`]+)`", cell) if not part.startswith("--")
    ]

    parts = [words.strip() for message in quoted for words in message.split("…") if words.strip()]
    assert len(parts) > 15
    assert [] == [part for part in parts if part not in code]
