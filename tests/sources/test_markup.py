from __future__ import annotations

import pytest

from extract.sources.formats.canonical import canonical_of
from extract.sources.formats.fragment import words_of
from extract.sources.formats.markup import decode_markup
from graph.errors import InputError


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://a.example/x?y=1&amp;z=2/">', "https://a.example/x?y=1&z=2/"),
        ('<LINK HREF="https://a.example/x" REL="Canonical nofollow">', "https://a.example/x"),
        ('<meta property="og:url" content="https://a.example/og">', "https://a.example/og"),
        (
            '<meta property="og:url" content="https://a.example/og"><link rel=canonical href=https://a.example/c>',
            "https://a.example/c",
        ),
        ('<base href="https://a.example/b/"><link rel="canonical" href="x">', "https://a.example/b/x"),
        ('<link rel="canonical" href="//a.example/x"><base href="https://b.example">', "https://a.example/x"),
        ('<link rel="canonical" href="/x">', None),
        ('<link rel="canonical" href="file:///etc/passwd">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="https://">', None),
        ('<link rel="canonical" href="https://a.example/a b">', None),
        ('<link rel="alternate" hreflang="x-default" href="https://a.example/en">', None),
        ('</head><body><link rel="canonical" href="https://evil.example/">', None),
        ("", None),
    ],
)
def test_the_address_of_a_page_is_what_its_head_states_if_that_is_one_of_the_web(
    head: str, address: str | None
) -> None:
    assert address == canonical_of(f"<html><head><title>t</title>{head}")


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("Größe".encode(), None, "Größe"),
        ("Größe".encode(), "latin-1", "Größe"),
        ("Größe".encode("cp1252"), "iso-8859-1", "Größe"),
        ("Größe".encode("utf-16"), None, "Größe"),
        (b"\xef\xbb\xbf" + "Größe".encode(), "gb2312", "Größe"),
        ("<?xml version='1.0' encoding='cp1252'?><p>Größe</p>".encode("cp1252"), None, "<p>Größe</p>"),
        ('<meta charset="gb2312">€阿里'.encode("gb18030"), None, '<meta charset="gb2312">€阿里'),
        ("<meta content='text/html; charset=big5'>阿里".encode("big5"), None, None),
        (b"<meta charset=utf-16>plain", None, "<meta charset=utf-16>plain"),
    ],
)
def test_markup_is_read_in_the_set_that_fits_its_bytes_and_is_stated(
    data: bytes, charset: str | None, text: str | None
) -> None:
    expected = "<meta content='text/html; charset=big5'>阿里" if text is None else text

    assert expected == decode_markup(data, path="a", charset=charset)


@pytest.mark.parametrize("size", [10, 10_000, 200_000])
def test_a_prologue_made_to_be_slow_is_read_at_once(size: int) -> None:
    with pytest.raises(InputError, match="declares entities"):
        decode_markup(b"<!-- -->" * size + b"<!DOCTYPE a [", path="a")

    assert decode_markup(b"<!-- -->" * size + b"<!DOCTYPE a ", path="a").endswith("<!DOCTYPE a ")


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("<p>One &amp; <b>two</b>.</p><p>Three<br>four</p>", "One & two.\n\nThree\nfour\n"),
        ("words\n  in   lines", "words in lines\n"),
        ("<ul><li>a<li>b</ul>", "a\n\nb\n"),
        ("<script>x()</script><style>p{}</style>a<!-- no -->b", "ab\n"),
        ("<p>a<script>x</script> b</p>", "a b\n"),
        ("5 &lt; 6 and 6 < 7", "5 < 6 and 6 < 7\n"),
        ("<img src='x'>", ""),
        (" \u200b\x00\x1d ", ""),
    ],
)
def test_of_a_fragment_all_words_are_kept_and_no_tag(fragment: str, words: str) -> None:
    assert words == words_of(fragment)
