from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.model import PAGE, Document
from tests.sources.only import read
from tests.sources.pdf_file import pdf

FIRST = (
    "Kejora Cloud opened a data centre in Johor on Monday, and Tern Bank lent it the 40 million dollars "
    "that the first hall had cost, the two said in a joint statement."
)
SECOND = (
    "The second hall is to follow in the spring of next year, once the grid is strong enough, and will be "
    "paid for by the same bank on the same terms, a manager told reporters."
)
PAGE_HEAD = (
    '<title>Kejora opens a hall</title><meta property="og:site_name" content="The Paper">'
    '<meta property="article:published_time" content="2026-01-19T08:00:00+08:00">'
    '<link rel="canonical" href="https://example.org/kejora">'
)


def page(head: str = PAGE_HEAD, body: str = f"<p>{FIRST}</p><p>{SECOND}</p>") -> str:
    around = '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
    return f"<html><head>{head}</head><body>{around}<article>{body}</article></body></html>"


def mail(**parts: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Chip Letter <letter@example.org>"
    message["Subject"] = "Kejora opens a hall"
    message["Date"] = "Mon, 19 Jan 2026 23:30:00 -0500"
    if "plain" in parts:
        message.set_content(parts["plain"])
    if "html" in parts:
        (message.add_alternative if "plain" in parts else message.set_content)(parts["html"], subtype="html")
    return message.as_bytes()


def locked(data: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def document(path: Path, data: bytes | str) -> Document:
    found = read(path, data)
    assert isinstance(found, Document), found
    return found


def test_of_a_page_the_article_is_read_and_what_its_head_states(tmp_path: Path) -> None:
    found = document(tmp_path / "a.html", page())

    assert f"{FIRST}\n\n{SECOND}\n" == found.text
    assert ("Kejora opens a hall", "The Paper", "2026-01-19", "https://example.org/kejora") == (
        found.title,
        found.publisher,
        found.published,
        found.uri,
    )


def test_a_day_in_the_running_text_is_not_that_of_the_article(tmp_path: Path) -> None:
    found = document(
        tmp_path / "a.html", page("<title>Kejora</title>", f"<p>{FIRST}</p><p>On 3 May 2024 …</p>")
    )

    assert found.published is None


@pytest.mark.parametrize("charset", ["gb18030", "big5"])
def test_a_page_in_another_charset_is_read_as_it_declares(tmp_path: Path, charset: str) -> None:
    words = (
        "星海云周一在柔佛启用一座数据中心。" if charset == "gb18030" else "星海雲週一在柔佛啟用一座資料中心。"
    )
    text = page(f'<meta charset="{charset}"><title>t</title>', f"<p>{words * 8}</p>")

    assert words in document(tmp_path / "a.html", text.encode(charset)).text


def test_of_a_mail_the_plain_text_is_read_with_sender_subject_and_the_senders_day(tmp_path: Path) -> None:
    found = document(tmp_path / "a.eml", mail(plain=f"{FIRST}\n", html=f"<p>{SECOND}</p>"))

    assert f"{FIRST}\n" == found.text
    assert ("Kejora opens a hall", "Chip Letter", "2026-01-19") == (
        found.title,
        found.publisher,
        found.published,
    )


def test_of_a_mail_with_a_page_alone_its_article_is_read(tmp_path: Path) -> None:
    assert SECOND in document(tmp_path / "a.eml", mail(html=page())).text


def test_of_a_pdf_all_pages_are_read_and_their_borders_are_kept(tmp_path: Path) -> None:
    found = document(tmp_path / "a.pdf", pdf("Kejora owns a hall.", "It stands in Johor."))

    assert ["Kejora owns a hall.", "It stands in Johor."] == [one.strip() for one in found.text.split(PAGE)]
    assert "Annual report" == found.title
    assert [1, 2] == [found.page_of(found.text.index(word)) for word in ("Kejora", "Johor")]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.html", b" ", "is empty"),
        ("a.html", b"<html>\0\1\2</html>", "is binary"),
        ("a.html", b"<html><body><script>load()</script></body></html>", "holds no running text"),
        ("a.eml", b"just words\n\nand more", "is no e-mail"),
        ("a.eml", b"", "is no e-mail"),
        ("a.eml", b"From: a@example.org\nSubject: x\n\n  \n", "is empty"),
        ("a.eml", mail(plain="x").replace(b'"utf-8"', b'"no-such-charset"'), "cannot be decoded"),
        ("a.pdf", b"%!PS-Adobe", "is no PDF"),
        ("a.pdf", b"%PDF-1.7\nnothing else", "is a damaged PDF"),
        ("a.pdf", pdf("words")[:900], "is a damaged PDF"),
        ("a.pdf", pdf(""), "holds no text"),
        ("a.pdf", locked(pdf("words")), "is locked with a password"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_says_why_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    found = read(tmp_path / name, data)

    assert isinstance(found, InputError)
    assert message in found.reason
    assert str(tmp_path / name) == found.path
