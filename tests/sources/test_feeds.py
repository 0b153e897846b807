from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extract.sources import Press, Provenance
from extract.sources.containers.feed import links_of
from graph.errors import InputError
from graph.model import Document

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Wire &amp; Sons</title><link>https://wire.example/</link><language>en-gb</language>
<item><title>Kejora &lt;b&gt;opens&lt;/b&gt; a hall</title><link>https://wire.example/kejora</link>
<pubDate>Mon, 19 Jan 2026 23:30:00 -0500</pubDate><dc:creator>A. Writer</dc:creator>
<description>&lt;p&gt;Kejora opened a hall.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>Kejora Cloud opened a hall &amp; a yard.</p><script>track()</script>
<p>Tern Bank<br>lent it the money.</p>]]></content:encoded></item>
<item><title>Only a headline</title><link>https://wire.example/headline</link></item>
<item><title>A guest</title><link>/guest</link><dc:date>2026-01-18T08:00:00Z</dc:date>
<source url="https://other.example/feed">The Other Paper</source>
<description>Gamma owns 5 % of Delta.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://draht.example/x/">
<title type="html">Der &amp;amp; Draht</title>
<entry><title>Halle</title><id>1</id><link href="halle"/><published>2026-01-19T00:30:00+08:00</published>
<updated>2026-02-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Alpha <b>besitzt</b> Beta.</p></div>
</content>
</entry>
<entry xml:lang="en"><title>Hall</title><id>2</id><updated>2026-02-01T00:00:00Z</updated>
<summary type="text">Alpha owns &lt; 50 % of Beta.</summary></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old Wire</title></channel>
<item><title>t</title><link>https://old.example/a</link><dc:date>2026-01-19</dc:date>
<description>Alpha owns Beta.</description></item></rdf:RDF>"""


def found(path: Path, data: str | bytes, **options: object) -> list[Document | InputError]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(Press((path,), **options).documents())  # type: ignore[arg-type]  # options of the test


def documents(path: Path, data: str | bytes, **options: object) -> list[Document]:
    return [item for item in found(path, data, **options) if isinstance(item, Document)]


def refusal(path: Path, data: str | bytes) -> str:
    (error,) = found(path, data)
    assert isinstance(error, InputError)
    assert str(path) == error.path
    return error.reason


def item(date_: str = "", text: str = "Alpha owns Beta.") -> str:
    said = f"<pubDate>{date_}</pubDate>" if date_ else ""
    return (
        f'<rss version="2.0"><channel><title>Wire</title><item><title>t</title>{said}'
        f"<description>{text}</description></item></channel></rss>"
    )


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "A.XML"])
def test_an_entry_is_a_document_with_what_it_and_its_feed_say(tmp_path: Path, name: str) -> None:
    first, _ = documents(tmp_path / name, RSS)

    assert "Kejora Cloud opened a hall & a yard.\n\nTern Bank\nlent it the money.\n" == first.text
    assert ("Kejora opens a hall", "The Wire & Sons", "2026-01-19", "en-gb") == (
        first.title,
        first.publisher,
        first.published,
        first.language,
    )
    assert "https://wire.example/kejora" == first.uri


def test_an_entry_of_another_paper_is_of_that_paper(tmp_path: Path) -> None:
    _, guest = documents(tmp_path / "a.rss", RSS)

    assert ("The Other Paper", "2026-01-18", "https://wire.example/guest") == (
        guest.publisher,
        guest.published,
        guest.uri,
    )


def test_an_entry_without_text_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    items = found(tmp_path / "a.rss", RSS)

    assert [False, True, False] == [isinstance(one, InputError) for one in items]
    assert "entry 2 (Only a headline) holds no text, only a headline or a link" in str(items[1])


def test_an_atom_feed_is_read_with_the_language_and_address_of_each_entry(tmp_path: Path) -> None:
    german, english = documents(tmp_path / "a.atom", ATOM)

    assert ("Alpha besitzt Beta.\n", "de", "https://draht.example/x/halle") == (
        german.text,
        german.language,
        german.uri,
    )
    assert ("Alpha owns < 50 % of Beta.\n", "en") == (english.text, english.language)
    assert {"Der & Draht"} == {german.publisher, english.publisher}


def test_the_day_of_a_change_is_not_that_of_publication(tmp_path: Path) -> None:
    german, english = documents(tmp_path / "a.atom", ATOM)

    assert ("2026-01-19", None) == (german.published, english.published)


def test_an_entry_without_an_address_is_named_by_the_file_and_its_id_or_number(tmp_path: Path) -> None:
    _, english = documents(
        tmp_path / "a.atom", ATOM.replace("<id>2</id>", "<id>tag:draht.example,2026:2</id>")
    )
    (nameless,) = documents(tmp_path / "a.rss", item())

    assert f"{tmp_path / 'a.atom'}#tag:draht.example,2026:2" == english.uri
    assert f"{tmp_path / 'a.rss'}#1" == nameless.uri


def test_rss_of_the_old_kind_is_read(tmp_path: Path) -> None:
    (document,) = documents(tmp_path / "a.xml", RDF)

    assert ("Alpha owns Beta.\n", "Old Wire", "2026-01-19") == (
        document.text,
        document.publisher,
        document.published,
    )


def test_the_same_entry_is_the_same_document_whatever_file_it_is_in(tmp_path: Path) -> None:
    (one,), (two,) = documents(tmp_path / "a.xml", RDF), documents(tmp_path / "b.rss", RDF)

    assert one.id == two.id


def test_options_fill_in_what_a_feed_does_not_say(tmp_path: Path) -> None:
    (document,) = documents(tmp_path / "a.rss", item(), provenance=Provenance("X", "2026-01-02", "de"))

    assert ("Wire", "2026-01-02", "de") == (document.publisher, document.published, document.language)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "gb18030", "iso-8859-1"])
def test_a_feed_is_read_in_the_character_set_that_it_states(tmp_path: Path, encoding: str) -> None:
    words = "阿尔法持有贝塔。" if encoding == "gb18030" else "Die Größe der Halle."
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + item(text=words)

    (document,) = documents(tmp_path / "a.rss", text.encode(encoding))

    assert words == document.text.strip()


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("Mon, 19 Jan 2026 23:30:00 -0500", "2026-01-19"),
        ("19 Jan 26 23:30 EST", "2026-01-19"),
        ("2026-01-19T23:30:00-05:00", "2026-01-19"),
        ("2026-01", "2026-01"),
        ("Mon, 01 Jan 0001 00:00:00 GMT", None),
        ("0000-01-01T00:00:00Z", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Thu, 31 Feb 2026 00:00:00 GMT", None),
        ("Mon, 19 Jan 9999 00:00:00 GMT", None),
        ("2027-01-01", None),
        ("last Tuesday", None),
    ],
)
def test_a_day_that_is_none_or_lies_in_the_future_is_dropped(
    tmp_path: Path, stated: str, day: str | None
) -> None:
    (document,) = documents(tmp_path / "a.rss", item(stated), today=date(2026, 1, 20))

    assert day == document.published


def test_a_feed_that_breaks_off_gives_its_whole_entries_and_names_the_last(tmp_path: Path) -> None:
    items = found(tmp_path / "a.rss", RSS[: RSS.index("Gamma owns 5 %") + 12])

    assert isinstance(items[0], Document)
    assert "entry 3 (A guest) may lack its end, for the feed breaks off" in str(items[-1])


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (document,) = documents(tmp_path / "a.rss", item(text="Alpha & Sons own Beta."))

    assert "Alpha & Sons own Beta.\n" == document.text


def test_a_feed_over_the_limit_is_refused_by_size(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    with path.open("wb") as file:
        file.truncate(500_000_000)

    (error,) = Press((path,)).documents()

    assert "has 500.0 MB, the limit for one item is 20 MB" in str(error)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"just words", "is no XML; read is XML that is an RSS or Atom feed"),
        (b"<?xml version='1.0'?><invoice/>", "begins with <invoice>; read is XML"),
        (b"<html><body>moved</body></html>", "begins with <html>"),
        (b"<rss version='2.0'><channel><title>t</title></channel></rss>", "is a feed without an entry"),
        (b"\x1f\x8b\x08rest", "is compressed with gzip; unpack it first"),
        (item(text="Gr\xf6\xdfe").encode("latin-1"), "is not UTF-8 (byte 0xf6"),
        (
            b'<?xml version="1.0" encoding="utf-8"?>' + item(text="Gr\xf6\xdfe").encode("latin-1"),
            "says that it is in utf-8 and breaks that at byte",
        ),
        (b'<?xml version="1.0" encoding="klingon"?><rss>\xff</rss>', "'klingon', which is no character set"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_feed_says_why_and_what_to_do(tmp_path: Path, data: bytes, message: str) -> None:
    assert message in refusal(tmp_path / "a.xml", data)


def test_links_are_whole_addresses_of_the_web_each_once() -> None:
    links = links_of((RSS + " ").encode(), path="https://wire.example/feed")
    odd = RDF.replace("https://old.example/a", "file:///etc/passwd")

    assert [f"https://wire.example/{name}" for name in ("kejora", "headline", "guest")] == links
    assert [] == links_of(odd.encode(), path="https://old.example/feed")
