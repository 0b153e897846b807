"""Submissions to the SEC as EDGAR gives them out: one text file with a header and many documents.

Format: EDGAR public dissemination, https://www.sec.gov/info/edgar/specifications/pds_dissemination_spec.pdf.
Read are the header and what is HTML or plain text; pictures, spreadsheets and XBRL files are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extract.sources.formats.contents import Contents
from extract.sources.formats.decode import decode
from extract.sources.formats.filing import read_filing
from extract.tables.submission import filed_by, is_header
from graph.errors import InputError

_HEAD = 20_000
_SAYS_SO = re.compile(
    rb"^<(?:SEC|IMS)-(?:DOCUMENT|HEADER)>|^<DOCUMENT>\s*\n\s*<TYPE>|^<SUBMISSION>\s*$", re.MULTILINE
)
_DOCUMENT, _END = b"<DOCUMENT>", b"</DOCUMENT>"
_TEXT = re.compile(rb"<TEXT>\r?\n?")
_TEXT_END = b"</TEXT>"
_TAG = re.compile(r"^<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>[ \t]*([^\r\n]*)", re.MULTILINE)
_WRAPPER = re.compile(rb"\s*<(XBRL|XML|PDF|JSON)>\s*")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>|<!--.{0,2000}?-->|<!doctype[^>]*>|\s)*<(?:html|head|body|div|p|table|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_NO_WORDS = re.compile(r"GRAPHIC|ZIP|EXCEL|XML|JSON|PDF|EX-10[14](?:\.\w+)?$", re.IGNORECASE)
_NAMES = (".htm", ".html", ".txt", "")


@dataclass(frozen=True, slots=True)
class _Part:
    """One document of a submission."""

    tags: Mapping[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        return self.tags.get("TYPE", "")

    @property
    def has_words(self) -> bool:
        """Whether it is a page or a text for people."""
        name = self.tags.get("FILENAME", "").lower()
        suffix = name[name.rfind(".") :] if "." in name else ""
        wrapper = _WRAPPER.match(self.body)
        wrapped = wrapper is not None and wrapper[1] != b"XBRL"
        return suffix in _NAMES and not _NO_WORDS.fullmatch(self.kind) and not wrapped


def is_submission(data: bytes) -> bool:
    """Whether a text is a submission, or a document cut out of one with its tags."""
    return _SAYS_SO.search(data[:_HEAD].replace(b"\r\n", b"\n")) is not None


def submission_contents(data: bytes, *, path: str) -> Iterator[Contents | InputError]:
    """What the header and each document say, in order; a broken document is named and the others go on.

    Publisher is the first filer, and the day of publication that of the filing, both as the header states.

    Raises:
        InputError: nothing in it can be read.
    """
    start = data.find(_DOCUMENT)
    header = _header(data[: start if start >= 0 else len(data)], path=path)
    said = header.values if header else {}
    if header is not None:
        yield header
    empty = header is None
    for part in _parts(data, max(start, 0)):
        if part.has_words:
            empty = False
            yield _contents(part, said, path=path)
    if empty:
        raise InputError("is a submission to the SEC without any page or text", path=path)


def _header(data: bytes, *, path: str) -> Contents | None:
    """The header as a document of its own; None if there is none."""
    text = decode(data, path=path) if data.strip() else ""
    if not is_header(text):
        return None
    filed = filed_by(text)
    values = {"language": "en", "url": f"{path}#header", "title": f"{filed.form or 'Submission'}: header"}
    if filed.name:
        values |= {"publisher": filed.name, "title": f"{filed.name}: {filed.form or 'submission'}, header"}
    return Contents(text, values | ({"published": filed.day} if filed.day else {}))


def _parts(data: bytes, start: int) -> Iterator[_Part]:
    while (start := data.find(_DOCUMENT, start)) >= 0:
        end = data.find(_END, start)
        end = len(data) if end < 0 else end
        text = _TEXT.search(data, start, end)
        begins = text.end() if text else end
        stops = data.rfind(_TEXT_END, begins, end)
        head = data[start : text.start() if text else end].decode("utf-8", "replace")
        yield _Part(dict(_TAG.findall(head)), data[begins : stops if stops >= 0 else end])
        start = end


def _contents(part: _Part, said: Mapping[str, str], *, path: str) -> Contents | InputError:
    name = part.tags.get("FILENAME") or part.tags.get("SEQUENCE") or part.kind
    place = f"{path}#{name}"
    wrapper = _WRAPPER.match(part.body)
    body = part.body[wrapper.end() :].replace(b"</XBRL>", b"") if wrapper else part.body
    try:
        if _PAGE.match(body[:_HEAD]):
            contents = read_filing(body, path=place)
        else:
            contents = Contents(decode(body, path=place))
    except InputError as error:
        return InputError(error.reason, path=place)
    values = {key: said[key] for key in ("publisher", "published") if key in said} | dict(contents.values)
    values["url"] = place
    values.setdefault("title", _title(part, values.get("publisher")))
    return replace(contents, values=values)


def _title(part: _Part, publisher: str | None) -> str:
    """Whose document of which type it is ("Kejora Inc.: EX-21.1, List of subsidiaries")."""
    described = part.tags.get("DESCRIPTION", "").strip()
    kind = part.kind.strip()
    title = f"{kind}, {described}" if described and described.upper() != kind.upper() else kind
    return f"{publisher}: {title}" if publisher else title
