from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from extract.sources import Press
from extract.sources.fetching import Archive, Fetched, Fetcher, How, Manners, Wanted, fetch_all
from extract.sources.fetching.run import Outcome
from graph.errors import CaseBusyError, CaseError, InputError
from graph.model import Document
from tests.sources.fetching.server import Reply, Stopped, serving

WORDS = (
    "Kejora Cloud opened a data centre in Johor on Monday, and Tern Bank lent it the 40 million dollars "
    "that the first hall had cost, the two said in a joint statement."
)


def page(words: str = WORDS, **headers: str) -> Reply:
    article = f"<html><head><title>t</title></head><body><article><p>{words}</p><p>{WORDS}</p></article>"
    return Reply(article.encode(), headers=headers)


def feed(*paths: str, **headers: str) -> Reply:
    items = "".join(
        f"<item><title>{path}</title><link>{path}</link><description>Short {path}.</description></item>"
        for path in paths
    )
    text = f'<rss version="2.0"><channel><title>Wire</title><language>en</language>{items}</channel></rss>'
    return Reply(text.encode(), headers=headers, kind="application/rss+xml")


@contextmanager
def fetching(folder: Path, stopped: Stopped | None = None) -> Iterator[Fetcher]:
    with Archive.opened(folder, agent="siliconveil/test") as archive:
        yield Fetcher(
            Manners(allow_private=True, attempts=2), clock=(stopped or Stopped()).clock, archive=archive
        )


def run(
    folder: Path, *urls: str, follow: bool = False, again: bool = False, most: int = 100
) -> list[Outcome]:
    with fetching(folder) as ours:
        return list(fetch_all(ours, Wanted(urls, follow=follow, again=again, most=most)))


def how(outcomes: list[Outcome]) -> list[str]:
    return [one.how.value if isinstance(one, Fetched) else one.reason for one in outcomes]


def records(folder: Path) -> list[dict[str, str | None]]:
    names = ("WARC-Type", "WARC-Target-URI", "WARC-Date", "WARC-Profile", "WARC-IP-Address")
    found = []
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                assert record.raw_stream.read() is not None
                found.append({name: record.rec_headers.get_header(name) for name in names})
    return found


def test_an_answer_is_kept_as_a_record_that_other_tools_read(tmp_path: Path) -> None:
    with serving(a=page(ETag='"1"')) as site:
        run(tmp_path, f"{site.url}/a")

    note, answer = records(tmp_path)
    assert "warcinfo" == note["WARC-Type"]
    assert ("response", f"{site.url}/a", "2026-01-19T08:00:02Z") == (
        answer["WARC-Type"],
        answer["WARC-Target-URI"],
        answer["WARC-Date"],
    )
    assert "127.0.0.1" == answer["WARC-IP-Address"]


def test_each_record_is_a_gzip_member_of_its_own(tmp_path: Path) -> None:
    with serving(a=page(), b=page()) as site, fetching(tmp_path) as ours:
        places = [ours.get(f"{site.url}/{path}").place for path in "ab"]

    (path,) = tmp_path.glob("*.warc.gz")
    offsets = [int((place or "").rpartition(" ")[2]) for place in places]
    assert [b"\x1f\x8b"] * 2 == [path.read_bytes()[at : at + 2] for at in offsets]


def test_odd_headers_are_kept(tmp_path: Path) -> None:
    odd = Reply(b"<p>x</p>", headers={"X-Odd": "Gr\xf6\xdfe", "Last-Modified": "never", "ETag": "\xe4"})
    with serving(a=odd) as site:
        first = run(tmp_path, f"{site.url}/a")
        second = run(tmp_path, f"{site.url}/a", again=True)

    assert (["fetched"], ["unchanged"]) == (how(first), how(second))


def test_what_is_archived_is_not_fetched_again(tmp_path: Path) -> None:
    with serving(a=page(), b=Reply(status=302, headers={"Location": "/a"})) as site:
        run(tmp_path, f"{site.url}/a", f"{site.url}/b")
        before = len(site.asked)
        again = run(tmp_path, f"{site.url}/a", f"{site.url}/b")

    assert ["known", "known"] == how(again)
    assert before == len(site.asked)


def test_a_known_page_comes_with_the_bytes_and_day_of_its_first_visit(tmp_path: Path) -> None:
    with serving(a=page()) as site:
        (first,) = run(tmp_path, f"{site.url}/a")
        (second,) = run(tmp_path, f"{site.url}/a")

    assert isinstance(first, Fetched)
    assert isinstance(second, Fetched)
    assert (first.body, first.date, first.digest) == (second.body, second.date, second.digest)


def test_a_page_that_has_not_changed_need_not_be_sent_again(tmp_path: Path) -> None:
    headers = {"ETag": '"1"', "Last-Modified": "Mon, 19 Jan 2026 08:00:00 GMT"}
    with serving(a=[page(**headers), Reply(status=304)]) as site:
        run(tmp_path, f"{site.url}/a")
        again = run(tmp_path, f"{site.url}/a", again=True)

    said = site.asked[-1][1]
    assert ["unchanged"] == how(again)
    assert ('"1"', headers["Last-Modified"]) == (said["if-none-match"], said["if-modified-since"])
    assert (
        "http://netpreserve.org/warc/1.1/revisit/server-not-modified" == records(tmp_path)[-1]["WARC-Profile"]
    )


def test_the_same_bytes_sent_again_are_kept_once(tmp_path: Path) -> None:
    with serving(a=page()) as site:
        run(tmp_path, f"{site.url}/a")
        again = run(tmp_path, f"{site.url}/a", again=True)

    kinds = [record["WARC-Type"] for record in records(tmp_path)]
    assert ["unchanged"] == how(again)
    assert ["warcinfo", "response", "revisit"] == kinds


def test_a_page_that_changed_is_kept_beside_its_old_version(tmp_path: Path) -> None:
    with serving(
        a=[page("The hall cost 40 million."), page("Correction: the hall cost 50 million.")]
    ) as site:
        run(tmp_path, f"{site.url}/a")
        (found,) = run(tmp_path, f"{site.url}/a", again=True)

    assert isinstance(found, Fetched)
    assert How.FETCHED == found.how
    assert b"Correction" in found.body
    texts = [one.text for one in Press((tmp_path,)).documents() if isinstance(one, Document)]
    assert [True, False] == ["40 million.\n" in text for text in texts]
    assert [False, True] == ["Correction" in text for text in texts]


def test_the_articles_of_a_feed_are_fetched_where_that_is_wanted(tmp_path: Path) -> None:
    with serving(feed=feed("/a", "/b", "/a"), a=page(), b=page()) as site:
        alone = run(tmp_path / "1", f"{site.url}/feed")
        followed = run(tmp_path / "2", f"{site.url}/feed", follow=True)

    assert (1, 3) == (len(alone), len(followed))
    assert [f"{site.url}/{path}" for path in ("feed", "a", "b")] == [
        one.url for one in followed if isinstance(one, Fetched)
    ]


def test_a_feed_is_asked_again_on_every_run_and_its_known_articles_are_not(tmp_path: Path) -> None:
    with serving(feed=[feed("/a"), feed("/b", "/a")], a=page(), b=page("Another text of the wire.")) as site:
        run(tmp_path, f"{site.url}/feed", follow=True)
        before = len(site.asked)
        again = run(tmp_path, f"{site.url}/feed", follow=True)

    assert ["fetched", "fetched", "known"] == how(again)
    assert ["/robots.txt", "/feed", "/b"] == site.paths[before:]


def test_of_a_long_feed_the_first_articles_are_taken_and_the_others_are_counted(tmp_path: Path) -> None:
    with serving(feed=feed(*(f"/{n}" for n in range(5)))) as site:
        found = run(tmp_path, f"{site.url}/feed", follow=True, most=2)

    assert "links 3 articles beyond the first 2" in how(found)[1]
    assert 4 == len(found)


def test_a_run_that_stops_half_way_goes_on_where_it_stopped(tmp_path: Path) -> None:
    urls = [f"/{name}" for name in "abcd"]
    pages = {name: page(f"Text {name} of the wire.") for name in "abcd"}
    with serving(**pages) as site:
        addresses = tuple(site.url + path for path in urls)
        with fetching(tmp_path) as ours:
            outcomes = fetch_all(ours, Wanted(addresses))
            next(outcomes)
            next(outcomes)
            outcomes.close()  # type: ignore[attr-defined]  # it is a generator
        rest = run(tmp_path, *addresses)

    assert ["known", "known", "fetched", "fetched"] == how(rest)
    assert urls == [path for path in site.paths if path != "/robots.txt"]


@pytest.mark.parametrize("cut", [1, 40, 300])
def test_a_record_that_was_never_whole_is_put_aside_and_fetched_again(tmp_path: Path, cut: int) -> None:
    with serving(a=page(), b=page("Another text of the wire.")) as site:
        run(tmp_path, f"{site.url}/a", f"{site.url}/b")
        (path,) = tmp_path.glob("*.warc.gz")
        whole = path.read_bytes()
        path.write_bytes(whole[:-cut])
        again = run(tmp_path, f"{site.url}/a", f"{site.url}/b")

    (aside,) = tmp_path.glob(".*.broken")
    assert ["known", "fetched"] == how(again)
    assert whole.startswith(
        path.read_bytes()[: len(whole) - cut - len(aside.read_bytes())] + aside.read_bytes()
    )
    assert 3 == len(records(tmp_path))


@pytest.mark.parametrize("index", [None, "", "no json\n", '{"file": "gone.warc.gz", "offset": 0}\n'])
def test_the_index_can_be_lost_or_broken(tmp_path: Path, index: str | None) -> None:
    with serving(a=page(ETag='"1"')) as site:
        run(tmp_path, f"{site.url}/a")
        if index is None:
            (tmp_path / ".index.jsonl").unlink()
        else:
            (tmp_path / ".index.jsonl").write_text(index, encoding="utf-8")
        again = run(tmp_path, f"{site.url}/a")

    assert ["known"] == how(again)
    assert '"1"' in (tmp_path / ".index.jsonl").read_text(encoding="utf-8").replace("\\", "")


def test_a_record_that_was_changed_is_not_given_out(tmp_path: Path) -> None:
    with serving(a=page()) as site:
        run(tmp_path, f"{site.url}/a")
        (path,) = tmp_path.glob("*.warc.gz")
        data = bytearray(path.read_bytes())
        data[-60] ^= 0xFF
        path.write_bytes(data)
        with fetching(tmp_path) as ours, pytest.raises(CaseError, match="restore the file from a backup"):
            ours.get(f"{site.url}/a")


def test_two_runs_do_not_write_to_one_archive(tmp_path: Path) -> None:
    with (
        fetching(tmp_path),
        pytest.raises(CaseBusyError, match="another process is fetching"),
        fetching(tmp_path),
    ):
        pass


def test_an_archive_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("x", encoding="utf-8")

    with pytest.raises(CaseError, match="cannot be written to"), fetching(tmp_path / "archive"):
        pass


def test_the_archive_is_read_into_documents_and_an_article_takes_the_place_of_its_summary(
    tmp_path: Path,
) -> None:
    gone = Reply(status=404)
    with serving(feed=feed("/a", "/gone"), a=page(), gone=gone) as site:
        run(tmp_path, f"{site.url}/feed", follow=True)

    found = list(Press((tmp_path,)).documents())
    assert [f"{site.url}/a", f"{site.url}/gone"] == [one.uri for one in found if isinstance(one, Document)]
    assert [] == [one for one in found if isinstance(one, InputError)]
    assert ["2026-01-19"] * 2 == [one.retrieved for one in found if isinstance(one, Document)]
