from __future__ import annotations

import json
import signal
import time
from pathlib import Path

from siliconveil.cli.failures import Exit
from tests.cli.running import run, start
from tests.sources.fetching.server import Reply, serving
from tests.sources.warc_file import article

FEED = Reply(
    b'<rss version="2.0"><channel><title>The Wire</title><language>en</language>'
    b"<item><title>1</title><link>/a</link><description>Short.</description></item>"
    b"<item><title>2</title><link>/gone</link>"
    b"<description>Alpha Cloud owns Beta Centres.</description></item>"
    b"</channel></rss>",
    kind="application/rss+xml",
)
PAGE = Reply(article())
FAST = ("--allow-private", "--interval", "0", "--attempts", "1")


def wait_for_the_first(case: Path) -> None:
    """Wait until a running fetch has one page in its archive."""
    index = case / "archive" / ".index.jsonl"
    until = time.monotonic() + 60
    while not (index.exists() and index.stat().st_size) and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.1)


def test_a_feed_and_its_articles_go_into_the_archive_and_from_there_into_the_case(tmp_path: Path) -> None:
    case = tmp_path / "case"
    with serving(feed=FEED, a=PAGE) as site:
        fetched = run("fetch", f"{site.url}/feed", "--follow", *FAST, "--case", case)
        read = run("ingest", case / "archive", "--case", case, "--extractor", "rules")

    assert f"2 fetched, 0 unchanged, 0 known; 1 skipped; archive: {case / 'archive'}\n" == fetched.stdout
    assert f"skipped {site.url}/gone: cannot be had: the server answers 404 Not Found" in fetched.stderr
    assert f"next: siliconveil ingest {case / 'archive'} --case {case}" in fetched.stderr
    assert "2 read: 2 new" in read.stdout
    assert (Exit.SKIPPED, Exit.OK) == (fetched.exit_code, read.exit_code)


def test_fetching_and_reading_in_one_step_and_again_changes_nothing(tmp_path: Path) -> None:
    arguments = (*FAST, "--case", tmp_path / "case", "--ingest", "--extractor", "rules", "--json")
    with serving(a=PAGE) as site:
        first = json.loads(run("fetch", f"{site.url}/a", *arguments).stdout)
        second = json.loads(run("fetch", f"{site.url}/a", *arguments).stdout)

    assert ["fetched", "known"] == [one["addresses"][0]["how"] for one in (first, second)]
    assert (1, 0, 1) == (first["ingested"]["new"], second["ingested"]["new"], second["ingested"]["unchanged"])
    assert 0 == second["ingested"]["claims_new"]


def test_the_json_names_each_address_with_its_digest_and_its_place_in_the_archive(tmp_path: Path) -> None:
    with serving(a=PAGE) as site:
        done = run("fetch", f"{site.url}/a", "ftp://example.org/a", *FAST, "--case", tmp_path / "c", "--json")

    found = json.loads(done.stdout)
    (one,) = found["addresses"]
    assert (f"{site.url}/a", len(article())) == (one["address"], one["bytes"])
    assert one["digest"].startswith("sha256:")
    assert one["record"].startswith("fetched-00001.warc.gz at offset ")
    assert ["ftp://example.org/a"] == [error["path"] for error in found["skipped"]]


def test_this_computer_is_not_asked_unless_that_is_said(tmp_path: Path) -> None:
    with serving(a=PAGE) as site:
        done = run("fetch", f"{site.url}/a", "--case", tmp_path / "case")

    assert (
        "a private, local or otherwise not public address; if you mean it, say --allow-private" in done.stderr
    )
    assert ([], Exit.SKIPPED) == (site.asked, done.exit_code)


def test_the_contact_of_the_environment_is_told_to_servers(tmp_path: Path) -> None:
    with serving(a=PAGE) as site:
        run(
            *("fetch", f"{site.url}/a", *FAST, "--case", tmp_path / "case"),
            env={"SILICONVEIL_CONTACT": "desk@example.org"},
        )

    assert "(desk@example.org)" in site.asked[0][1]["user-agent"]


def test_a_contact_that_fits_no_header_is_an_error_of_the_command_line(tmp_path: Path) -> None:
    done = run("fetch", "https://example.org", "--contact", "a\nb", "--case", tmp_path / "case")

    assert (True, Exit.USAGE) == ("a contact is an e-mail or web address" in done.stderr, done.exit_code)


def test_a_run_that_is_interrupted_says_what_it_did_and_the_next_one_goes_on(tmp_path: Path) -> None:
    case = tmp_path / "case"
    with serving(a=PAGE, b=PAGE) as site:
        urls = (f"{site.url}/a", f"{site.url}/b")
        process = start("fetch", *urls, "--allow-private", "--interval", "2", "--case", case)
        wait_for_the_first(case)  # then it waits before it asks for the second page
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
        rest = run("fetch", *urls, *FAST, "--case", case)

    assert (130, True) == (process.returncode, b"1 fetched, 0 unchanged, 0 known" in said)
    assert "1 fetched, 0 unchanged, 1 known; 0 skipped" in rest.stdout
    assert 1 == site.paths.count("/a")


def test_a_run_that_is_killed_leaves_an_archive_that_the_next_one_goes_on_with(tmp_path: Path) -> None:
    case = tmp_path / "case"
    with serving(a=PAGE, b=PAGE) as site:
        urls = (f"{site.url}/a", f"{site.url}/b")
        process = start("fetch", *urls, "--allow-private", "--interval", "2", "--case", case)
        wait_for_the_first(case)
        process.kill()
        process.communicate(timeout=20)
        rest = run("fetch", *urls, *FAST, "--case", case)

    assert "1 fetched, 0 unchanged, 1 known; 0 skipped" in rest.stdout
