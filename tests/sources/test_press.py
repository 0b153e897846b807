from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract.sources import Press, Provenance
from extract.sources.press import SUFFIXES
from graph.errors import InputError
from graph.model import Document

ARTICLE = "# Alpha builds\n\nAlpha builds a data centre in Johor.\n"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def documents(*paths: Path, **options: object) -> list[Document]:
    found = list(Press(paths, **options).documents())  # type: ignore[arg-type]  # options of the test
    return [item for item in found if isinstance(item, Document)]


def errors(*paths: Path, **options: object) -> list[InputError]:
    found = list(Press(paths, **options).documents())  # type: ignore[arg-type]  # options of the test
    return [item for item in found if isinstance(item, InputError)]


def test_a_text_without_front_matter_is_taken_as_it_stands(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", ARTICLE)

    (document,) = documents(path)

    assert (document.text, document.title, document.publisher) == (ARTICLE, "Alpha builds", None)


def test_front_matter_tells_about_the_body_and_is_no_part_of_the_text(tmp_path: Path) -> None:
    head = "---\ntitle: Alpha\npublisher: The Paper\npublished: 2025-11-30\nlanguage: en\ngrade: B2\n---\n"
    path = write(tmp_path / "a.md", head + ARTICLE)

    (document,) = documents(path)

    assert document.text == ARTICLE
    assert (document.title, document.publisher, document.published) == ("Alpha", "The Paper", "2025-11-30")
    assert (document.language, document.grade) == ("en", "B2")


def test_front_matter_may_hold_comments_quotes_and_keys_that_are_not_ours(tmp_path: Path) -> None:
    head = (
        '---\n# a comment\n\ntitle: "Alpha: the builder"\ntags:\n  - chips\n- more\nauthor: somebody\n---\n'
    )
    path = write(tmp_path / "a.md", head + ARTICLE)

    (document,) = documents(path)

    assert document.title == "Alpha: the builder"


def test_the_url_of_the_front_matter_is_the_address_of_the_document(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "---\nurl: https://example.org/a\n---\n" + ARTICLE)

    (document,) = documents(path)

    assert document.uri == "https://example.org/a"


def test_the_id_depends_on_the_content_and_not_on_the_name(tmp_path: Path) -> None:
    one, two = documents(write(tmp_path / "a.md", ARTICLE), write(tmp_path / "b.txt", ARTICLE))

    assert one.id == two.id


def test_options_fill_in_what_a_text_does_not_say(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "---\npublisher: The Paper\n---\n" + ARTICLE)

    (document,) = documents(path, provenance=Provenance("Other", "2025-01-02"))

    assert (document.publisher, document.published) == ("The Paper", "2025-01-02")


def test_the_language_option_overrides_the_front_matter(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "---\nlanguage: fr\n---\n" + ARTICLE)

    (document,) = documents(path, provenance=Provenance(language="de"))

    assert document.language == "de"


@pytest.mark.parametrize(
    ("first_line", "title"),
    [
        ("Alpha baut", "Alpha baut"),
        ("Alpha builds a data centre.", None),
        ("阿里巴巴建设数据中心。", None),
        ("x" * 161, None),
    ],
)
def test_a_short_first_line_is_the_title_and_a_sentence_is_not(
    tmp_path: Path, first_line: str, title: str | None
) -> None:
    path = write(tmp_path / "a.txt", f"\n{first_line}\n\nMore.\n")

    (document,) = documents(path)

    assert document.title == title


def test_line_ends_are_made_equal_and_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"\xef\xbb\xbfone\r\ntwo\rthree\n")

    (document,) = documents(path)

    assert document.text == "one\ntwo\nthree\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_marked_utf16_is_read(tmp_path: Path, encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path = write(tmp_path / "a.txt", mark + "Größe 阿里\n".encode(encoding))

    (document,) = documents(path)

    assert document.text == "Größe 阿里\n"


def test_a_folder_is_read_through_in_sorted_order_without_hidden_entries(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.markdown", ".hidden/c.txt", ".secret.txt"):
        write(tmp_path / "in" / name, f"{name} text\n")

    found = documents(tmp_path / "in")

    assert [document.text for document in found] == ["b.txt text\n", "a/b.markdown text\n", "a/z.md text\n"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ARTICLE)

    found = documents(tmp_path, path, path)

    assert len(found) == 1


def test_an_excluded_folder_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", ARTICLE)
    write(tmp_path / "case" / "ledger.sqlite", "x")

    found = list(Press((tmp_path,), exclude=(tmp_path / "case",)).documents())

    assert len(found) == 1


BAD_FILES = [
    ("empty.txt", b"", "is empty", None),
    ("blank.txt", b" \n\t\n", "is empty", None),
    ("only-matter.md", b"---\ntitle: A\n---\n\n", "nothing follows its front matter", None),
    ("binary.txt", b"MZ\x00\x01text", "is binary: it holds a NUL byte at offset 2", None),
    ("controls.txt", b"ab\x01\x02\x03cd", "is binary: 3 of its 7 bytes", None),
    ("latin.txt", "Größe\nGröße".encode("latin-1"), "is not UTF-8 (byte 0xf6 at offset 2)", 1),
    ("late.txt", b"fine\nfine\nGr\xf6\xdfe", "iconv -f WINDOWS-1252 -t UTF-8", 3),
    ("half.txt", b"\xff\xfea", "is marked as UTF-16 but breaks", None),
    ("nul16.txt", "a\0b".encode("utf-16"), "it holds NUL characters", None),
    ("report.docx", b"PK", "is of type .docx, expected .txt, .md, .markdown, .html", None),
    ("README", b"text", "is of type (none)", None),
    ("open.md", b"---\ntitle: A\ntext\n", "opens front matter with --- and never closes it", 1),
    ("line.md", b"---\ntitle: A\nno pair here\n---\ntext", "expects key: value, got 'no pair here'", 3),
    ("twice.md", b"---\ntitle: A\ntitle: B\n---\ntext", "says title twice", 3),
    ("date.md", b"---\npublished: 30.11.2025\n---\ntext", "published: date '30.11.2025' is not", 2),
    ("lang.md", b"---\nlanguage: 12\n---\ntext", "language '12' is no code", 2),
    ("grade.md", b"---\ngrade: 7\n---\ntext", "not on the admiralty scale", 2),
]


@pytest.mark.parametrize(("name", "content", "reason", "line"), BAD_FILES, ids=[row[0] for row in BAD_FILES])
def test_a_bad_file_is_named_with_what_is_wrong_and_the_others_go_on(
    tmp_path: Path, name: str, content: bytes, reason: str, line: int | None
) -> None:
    bad, good = write(tmp_path / name, content), write(tmp_path / "good.txt", ARTICLE)

    (error,) = errors(bad, good)

    assert reason in str(error)
    assert (error.path, error.line) == (str(bad), line)
    assert len(documents(bad, good)) == 1


def test_a_file_over_the_limit_is_refused_by_size_with_the_way_to_raise_it(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    (error,) = errors(path)

    assert str(error) == (
        f"{path}: has 50.0 MB, the limit for one item is 20 MB; "
        "split it, or raise the limit with --max-size 50"
    )


def test_a_file_under_a_raised_limit_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "large.txt", "word " * 10)

    (document,) = documents(path, limit=50)

    assert len(document.text) == 50


def test_a_missing_file_an_empty_folder_and_a_pipe_are_named(tmp_path: Path) -> None:
    pipe, folder = tmp_path / "pipe.txt", tmp_path / "empty"
    os.mkfifo(pipe)
    folder.mkdir()

    reasons = [error.reason for error in errors(tmp_path / "gone.txt", folder, pipe)]

    assert reasons == [
        "does not exist; check the spelling",
        f"holds no file; expected {', '.join(SUFFIXES)}",
        "is a device or a pipe, expected a file",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ARTICLE)
    path.chmod(0)

    (error,) = errors(path)

    assert "cannot be read (Permission denied)" in str(error)
