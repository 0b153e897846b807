from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.sources import Press
from extract.sources.containers.records import Record, records_of
from graph.errors import InputError
from graph.model import Document
from tests.sources.pdf_file import pdf
from tests.sources.warc_file import WORDS, Entry, article, warc

NUMBERS = ("first", "second", "third")
THREE = tuple(
    Entry(article(f"This is the {word} text of the archive."), f"https://news.example/{word}")
    for word in NUMBERS
)


def found(path: Path, data: bytes, **options: int) -> list[Document | InputError]:
    path.write_bytes(data)
    return list(Press((path,), **options).documents())  # type: ignore[arg-type]  # options of the test


def documents(path: Path, *entries: Entry) -> list[Document]:
    items = found(path, warc(*entries)[0])
    assert [] == [item for item in items if isinstance(item, InputError)]
    return [item for item in items if isinstance(item, Document)]


def names(items: list[Document | InputError]) -> list[str]:
    """The last part of the address of each document; of an error, the offset that it names."""
    return [
        (item.uri or "").rpartition("/")[2] if isinstance(item, Document) else item.reason.split()[3]
        for item in items
    ]


@pytest.mark.parametrize(("name", "folded"), [("a.warc.gz", True), ("a.warc", False), ("A.WARC.GZ", True)])
def test_every_page_of_an_archive_is_a_document_with_its_address_and_day(
    tmp_path: Path, name: str, folded: bool
) -> None:
    items = found(tmp_path / name, warc(*THREE, folded=folded)[0])

    assert list(NUMBERS) == names(items)
    assert [("Kejora", "2026-01-19")] * 3 == [
        (item.title, item.retrieved) for item in items if isinstance(item, Document)
    ]


def test_the_address_is_the_one_that_was_asked_whatever_the_page_says(tmp_path: Path) -> None:
    page = article().replace(b"<title>", b'<link rel="canonical" href="https://other.example/"><title>')

    (document,) = documents(tmp_path / "a.warc.gz", Entry(page))

    assert "https://news.example/a" == document.uri


def test_texts_and_pdfs_are_read_and_resources_like_responses(tmp_path: Path) -> None:
    entries = (
        Entry(b"Alpha owns Beta.\n", "https://e.example/a.txt", type="text/plain"),
        Entry(pdf("Gamma owns Delta."), "https://e.example/b", type="application/octet-stream"),
        Entry(article(), "https://e.example/c", kind="resource", type="text/html"),
        Entry(b"# Zeta\n\nZeta owns Eta.\n", "https://e.example/d", type="text/markdown"),
    )

    texts = [document.text for document in documents(tmp_path / "a.warc.gz", *entries)]

    assert ["Alpha owns Beta.\n", "Gamma owns Delta.", WORDS, "# Zeta\n\nZeta owns Eta.\n"] == [
        texts[0],
        texts[1].strip(),
        texts[2].split("\n")[0],
        texts[3],
    ]


@pytest.mark.parametrize(
    "entry",
    [
        Entry(status="404 Not Found"),
        Entry(status="301 Moved"),
        Entry(status="206 Partial Content"),
        Entry(kind="revisit"),
        Entry(b"User-agent: *\nDisallow: /", "https://e.example/robots.txt", type="text/plain"),
        Entry(b"body { color: red }", type="text/css"),
        Entry(b"\x89PNG", type="image/png"),
        Entry(b'{"a": 1}', type="application/json"),
        Entry(b"a,b\n1,2\n", type="text/csv"),
        Entry(b"<?xml version='1.0'?><invoice/>", type="application/xml"),
        Entry(b"key: value", kind="metadata", type="application/warc-fields"),
    ],
    ids=lambda entry: f"{entry.kind} {entry.status} {entry.type}",
)
def test_what_is_no_answer_or_no_text_is_passed_over(tmp_path: Path, entry: Entry) -> None:
    items = found(tmp_path / "a.warc.gz", warc(entry, THREE[0])[0])

    assert ["first"] == names(items)


def test_an_archive_of_which_nothing_can_be_read_is_named(tmp_path: Path) -> None:
    (error,) = found(tmp_path / "a.warc.gz", warc(Entry(b"\x89PNG", type="image/png"))[0])

    assert isinstance(error, InputError)
    assert "holds no page, text or feed entry" in error.reason


def test_the_character_set_is_that_of_the_server(tmp_path: Path) -> None:
    page = article("Die Größe der Halle ist bekannt.").decode().encode("latin-1")

    (document,) = documents(tmp_path / "a.warc.gz", Entry(page, type="text/html; charset=ISO-8859-1"))

    assert "Größe" in document.text


def test_a_text_of_the_network_has_no_front_matter(tmp_path: Path) -> None:
    """Else any server could speak in the name of any paper, and grade itself."""
    text = b"---\npublisher: The Paper\ngrade: A1\n---\nAlpha owns Beta.\n"

    (document,) = documents(tmp_path / "a.warc.gz", Entry(text, type="text/plain"))

    assert (None, None) == (document.publisher, document.grade)
    assert document.text.startswith("---\npublisher: The Paper")


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", "identity"])
def test_a_compressed_page_is_unfolded_and_one_that_only_says_so_is_taken_as_it_is(
    tmp_path: Path, encoding: str
) -> None:
    headers = (("Content-Encoding", encoding),)
    entries = [Entry(article(), headers=headers)]
    if encoding != "identity":
        entries.append(Entry(gzip.compress(article("Another text.")), headers=headers))

    assert len(entries) == len(documents(tmp_path / "a.warc.gz", *entries))


def test_a_page_in_chunks_is_put_together(tmp_path: Path) -> None:
    page = article()
    chunked = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (9, page[:9], len(page) - 9, page[9:])
    entry = Entry(chunked, headers=(("Transfer-Encoding", "chunked"),))

    (document,) = documents(tmp_path / "a.warc.gz", entry)

    assert document.text.startswith(WORDS)


@pytest.mark.parametrize("date", ["0000-00-00T00:00:00Z", "yesterday", ""])
def test_a_day_that_is_none_is_dropped(tmp_path: Path, date: str) -> None:
    data, _ = warc(Entry(date="2026-01-19T23:30:00Z"), folded=False)

    (document,) = found(tmp_path / "a.warc", data.replace(b"2026-01-19T23:30:00Z", date.encode()))

    assert isinstance(document, Document)
    assert document.retrieved is None


def test_a_page_cannot_have_been_published_after_it_was_fetched(tmp_path: Path) -> None:
    def page(day: str) -> bytes:
        return article().replace(b"<title>", f'<meta name="date" content="{day}"><title>'.encode())

    before, after = documents(tmp_path / "a.warc.gz", Entry(page("2026-01-18")), Entry(page("2026-02-18")))

    assert ("2026-01-18", None) == (before.published, after.published)


@pytest.mark.parametrize("folded", [True, False])
def test_a_record_that_breaks_off_is_named_with_its_offset(tmp_path: Path, folded: bool) -> None:
    data, offsets = warc(*THREE, folded=folded)

    items = found(tmp_path / "a.warc.gz", data[:-100])

    assert ["first", "second", str(offsets[2])] == names(items)
    assert "breaks off" in str(items[2])


@pytest.mark.parametrize("folded", [True, False])
def test_a_record_that_was_changed_is_named_with_its_offset_and_the_others_go_on(
    tmp_path: Path, folded: bool
) -> None:
    data, offsets = warc(*THREE, folded=folded)
    changed = bytearray(data)
    changed[offsets[2] - 100] ^= 0x01

    items = found(tmp_path / "a.warc.gz", bytes(changed))

    assert ["first", str(offsets[1]), "third"] == names(items)


@pytest.mark.parametrize("folded", [True, False])
def test_what_is_no_record_is_named_and_the_next_one_is_found(tmp_path: Path, folded: bool) -> None:
    data, offsets = warc(*THREE, folded=folded)
    junk = data[: offsets[1]] + b"\r\nwhat is this?\r\n\r\n" + data[offsets[1] :]

    assert ["first", str(offsets[1]), "second", "third"] == [
        name if name.isalpha() else str(offsets[1]) for name in names(found(tmp_path / "a.warc", junk))
    ]


def test_an_archive_compressed_as_a_whole_is_read(tmp_path: Path) -> None:
    data, _ = warc(*THREE, folded=False)

    assert list(NUMBERS) == names(found(tmp_path / "a.warc.gz", gzip.compress(data)))


def test_a_record_over_the_limit_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    large = Entry(b"<html>" + b"x" * 900_000, "https://news.example/large")

    items = found(tmp_path / "a.warc.gz", warc(THREE[0], large, THREE[2])[0], limit=500_000)

    assert ["first", "third"] == [names(items)[0], names(items)[2]]
    assert "unfolds to 0.9 MB, the limit for one item is 0.5 MB" in str(items[1])


def test_an_archive_may_be_larger_than_one_document(tmp_path: Path) -> None:
    data, _ = warc(*THREE, folded=False)

    assert list(NUMBERS) == names(found(tmp_path / "a.warc", data, limit=len(data) // 2))


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    (empty,) = found(tmp_path / "a.warc.gz", b"")
    (other,) = found(tmp_path / "b.warc", b"just words")

    assert "holds no record; expected a WARC file" in str(empty)
    assert "record at offset 0 is no WARC record" in str(other)


def test_entries_of_an_archived_feed_are_documents_unless_their_page_is_there(tmp_path: Path) -> None:
    feed = (
        b'<rss version="2.0"><channel><title>The Wire</title>'
        b"<item><title>1</title><link>/first</link><description>Short.</description></item>"
        b"<item><title>2</title><link>/only</link><description>Alpha owns Beta.</description></item>"
        b"</channel></rss>"
    )
    entry = Entry(feed, "https://news.example/feed", type="text/xml")

    read = documents(tmp_path / "a.warc.gz", entry, THREE[0])

    assert ["https://news.example/first", "https://news.example/only"] == [one.uri for one in read]
    assert ("Alpha owns Beta.\n", "The Wire", "2026-01-19") == (
        read[1].text,
        read[1].publisher,
        read[1].retrieved,
    )


@settings(max_examples=150, deadline=None)
@given(data=st.data(), folded=st.booleans())
def test_whatever_happens_to_a_file_no_record_comes_out_changed(data: st.DataObject, folded: bool) -> None:
    whole, _ = warc(*THREE, folded=folded)
    broken = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=4)):
        broken[at] = data.draw(st.integers(0, 255))
    del broken[data.draw(st.integers(0, len(whole))) :]

    read = list(records_of(io.BytesIO(bytes(broken)), path="a", limit=10_000))

    payloads = {entry.payload for entry in THREE}
    unharmed = [one for one in read if isinstance(one, Record) and "warc-block-digest" in one.headers]
    assert {one.payload for one in unharmed if one.kind == "response" and one.status == 200} <= payloads
