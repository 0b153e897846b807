from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from extract.extractors.llm import Ceiling, LlmExtractor, LlmSettings
from extract.extractors.llm.purse import Tokens
from extract.extractors.llm.schema import answer_schema
from graph.errors import ExtractorError, InputError
from graph.model import Document
from graph.schema import SIGNATURES, Relation, Stance
from tests.extract.llm.conftest import Making
from tests.extract.llm.stub import Reply, claiming, failing, owns, serving, written

KEY = "sk-tell-nobody-0123456789"
SENTENCE = "Kejora Cloud owns Bintang Power."
GOOD = claiming(owns(SENTENCE, "Kejora Cloud", "Bintang Power"))
DOCUMENT = Document("d1", SENTENCE, language="en")
LONG = Document(
    "d2", " ".join(f"Kejora Cloud owns Bintang Power Number{n}." for n in range(6)), language="en"
)


def count(extractor: LlmExtractor, document: Document = DOCUMENT) -> int:
    return len(extractor.extract(document).claims)


# --- what is sent ---


def test_a_request_binds_the_answer_to_the_schema_and_leaves_nothing_to_chance(extractor_of: Making) -> None:
    with serving(GOOD) as stub:
        extractor_of(stub, seed=7).extract(DOCUMENT)
    (asked,) = stub.asked

    assert (asked["path"], asked["model"], asked["temperature"], asked["seed"]) == (
        "/v1/chat/completions",
        "stub-1",
        0,
        7,
    )
    assert asked["response_format"]["json_schema"]["schema"] == answer_schema()
    assert SENTENCE in asked["messages"][1]["content"]


@pytest.mark.parametrize("relation", Relation)
def test_the_schema_holds_every_relation_with_its_kinds_qualifiers_and_stances(relation: Relation) -> None:
    forms = {
        form["properties"]["relation"]["enum"][0]: form["properties"]
        for form in answer_schema()["properties"]["claims"]["items"]["anyOf"]
    }
    form, signature = forms[relation.value], SIGNATURES[relation]

    assert set(form["subject"]["properties"]["kind"]["enum"]) == {kind.value for kind in signature.sources}
    assert set(form["object"]["properties"]["kind"]["enum"]) == {kind.value for kind in signature.targets}
    assert set(form["qualifiers"]["properties"]) == set(signature.qualifiers)
    assert form["stance"]["enum"] == [stance.value for stance in Stance]


def test_sentences_are_sent_in_groups_with_those_before_as_context(extractor_of: Making) -> None:
    with serving(claiming()) as stub:
        extractor_of(stub, group=90).extract(LONG)
    passages = [asked["messages"][1]["content"] for asked in stub.asked]

    assert len(passages) == 3
    assert "context" not in passages[0]
    assert "Number0.\nKejora" not in passages[1]
    assert "Number1." in passages[1].partition("passage:")[0]
    assert ("Number2." in passages[1], "Number3." in passages[1], "Number4." in passages[1]) == (
        True,
        True,
        False,
    )


def test_a_lone_surrogate_stops_no_document_and_stays_in_the_quote(extractor_of: Making) -> None:
    text = "Kejora Cloud owns Bintang Power \ud800 since long."
    proposed = owns("Kejora Cloud owns Bintang Power", "Kejora Cloud", "Bintang Power")
    with serving(claiming(proposed)) as stub:
        (claim,) = extractor_of(stub).extract(Document("d3", text, language="en")).claims

    assert claim.evidence.quote == text


def test_a_document_in_another_language_is_refused_before_anything_is_asked(extractor_of: Making) -> None:
    with serving(GOOD) as stub, pytest.raises(InputError, match="language fr"):
        extractor_of(stub).extract(Document("d4", "Bonjour", language="fr"))

    assert stub.asked == []


# --- what comes back ---


@pytest.mark.parametrize(
    "content",
    [
        "```json\n{}\n```".format(json.dumps({"claims": []})),
        "<think>Nothing here.</think>\n" + json.dumps({"claims": []}),
    ],
)
def test_an_answer_wrapped_in_talk_is_unwrapped(extractor_of: Making, content: str) -> None:
    with serving(written(content)) as stub:
        assert count(extractor_of(stub)) == 0


@pytest.mark.parametrize(
    "content",
    ["", "Sorry!", '{"claims": [', '{"claims": {}}', "[]", '{"claims": [NaN]}', "[" * 100_000],
)
def test_an_answer_that_is_no_such_json_is_asked_for_again_with_another_seed(
    extractor_of: Making, content: str
) -> None:
    with serving(written(content), GOOD) as stub:
        assert count(extractor_of(stub)) == 1

    assert [0, 1] == [asked["seed"] for asked in stub.asked]


def test_a_model_that_never_answers_in_json_costs_the_document_and_is_not_remembered(
    extractor_of: Making,
) -> None:
    with serving(written("Sorry!"), written("Sorry!"), GOOD) as stub:
        extractor = extractor_of(stub)
        with pytest.raises(InputError, match="something else than the JSON"):
            extractor.extract(DOCUMENT)

        assert count(extractor) == 1


def test_an_answer_cut_off_at_its_length_is_asked_for_in_halves(extractor_of: Making) -> None:
    text = "Kejora Cloud owns Bintang Power. Sagu Capital owns Tembaga Data."
    replies = [
        written('{"claims": [', finish="length"),
        GOOD,
        claiming(owns("Sagu Capital owns Tembaga Data.", "Sagu Capital", "Tembaga Data")),
    ]
    with serving(*replies) as stub:
        assert count(extractor_of(stub), Document("d5", text, language="en")) == 2


def test_a_sentence_whose_answer_is_always_cut_off_is_an_error_of_the_document(extractor_of: Making) -> None:
    with serving(written("{", finish="length")) as stub, pytest.raises(InputError, match="longer than 4096"):
        extractor_of(stub).extract(DOCUMENT)


def test_a_page_that_is_no_chat_completion_stops_the_run(extractor_of: Making) -> None:
    with (
        serving(Reply(content=b"<html>Welcome</html>")) as stub,
        pytest.raises(ExtractorError, match="no chat completion"),
    ):
        extractor_of(stub).extract(DOCUMENT)


# --- what goes wrong on the way ---


def test_too_many_requests_are_waited_out_as_long_as_the_server_asks(
    extractor_of: Making, pauses: list[float]
) -> None:
    with serving(failing(429, Retry_After="7"), failing(503), GOOD) as stub:
        assert count(extractor_of(stub)) == 1

    assert pauses == [7.0, 2.0]


def test_a_server_that_fails_for_ever_stops_the_run_after_growing_pauses(
    extractor_of: Making, pauses: list[float]
) -> None:
    told = r"no answer in 4 attempts.*HTTP 500.*out of order"
    with serving(failing(500, "out of order")) as stub, pytest.raises(ExtractorError, match=told):
        extractor_of(stub, attempts=4).extract(DOCUMENT)

    assert (len(stub.asked), pauses) == (4, [1.0, 2.0, 4.0])


@pytest.mark.parametrize("reply", [Reply(hang=True), Reply(content=b"x" * 200, drip=True)])
def test_a_server_that_hangs_or_drips_is_given_up_in_time(extractor_of: Making, reply: Reply) -> None:
    with serving(reply) as stub:
        start = time.monotonic()
        with pytest.raises(ExtractorError, match="no answer in 2 attempts"):
            extractor_of(stub, attempts=2, timeout=0.3).extract(DOCUMENT)
        took = time.monotonic() - start

    assert took < 5.0


def test_no_server_at_all_stops_the_run(tmp_path: Path) -> None:
    with serving(GOOD) as stub:
        pass
    settings = LlmSettings(url=stub.url, model="m", cache=tmp_path, attempts=2)

    with pytest.raises(ExtractorError, match=r"no answer in 2 attempts.*ConnectError"):
        LlmExtractor(settings, sleep=lambda _: None).extract(DOCUMENT)


@pytest.mark.parametrize(
    ("status", "kind", "hint"),
    [
        (400, InputError, "refuses the request"),
        (401, ExtractorError, "SILICONVEIL_LLM_KEY"),
        (404, ExtractorError, "SILICONVEIL_LLM_MODEL"),
        (302, ExtractorError, "SILICONVEIL_LLM_URL"),
    ],
)
def test_a_refusal_is_not_asked_again(
    extractor_of: Making, status: int, kind: type[Exception], hint: str
) -> None:
    with serving(failing(status)) as stub, pytest.raises(kind, match=hint):
        extractor_of(stub).extract(DOCUMENT)

    assert len(stub.asked) == 1


def test_a_missing_http_client_is_named_with_the_way_to_get_it(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['httpx'] = None\n"
        "from pathlib import Path; from extract.extractors.llm import LlmExtractor, LlmSettings\n"
        "LlmExtractor(LlmSettings(url='http://localhost:1/v1', model='m', cache=Path('x')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "pip install 'siliconveil[llm]'" in done.stderr.splitlines()[-1]


# --- what it costs ---


def test_the_bill_counts_what_the_server_says_that_it_used(extractor_of: Making) -> None:
    with serving(GOOD) as stub:
        extractor = extractor_of(stub, ceiling=Ceiling(price_in=2.0, price_out=10.0))
        extractor.extract(DOCUMENT)
        bill = extractor.bill

    assert (bill.asked, bill.tokens, bill.cost, bill.claims) == (1, Tokens(1000, 100), 0.003, 1)


def test_the_run_stops_before_a_request_that_could_pass_the_cost_ceiling(extractor_of: Making) -> None:
    ceiling = Ceiling(cost=0.06, price_in=1.0, price_out=1.0)
    reply = claiming(usage=(10_000, 100))
    with serving(reply) as stub:
        extractor = extractor_of(stub, ceiling=ceiling, group=40)
        with pytest.raises(ExtractorError, match=r"stopped before the cost ceiling of 0\.06.*MAX_COST"):
            extractor.extract(LONG)

    assert 1 <= len(stub.asked) < 6
    assert extractor.bill.cost <= 0.06


def test_the_run_stops_before_a_request_that_could_pass_the_token_ceiling(extractor_of: Making) -> None:
    with serving(GOOD) as stub, pytest.raises(ExtractorError, match="ceiling of 5000 tokens: 0 are used"):
        extractor_of(stub, ceiling=Ceiling(tokens=5000)).extract(DOCUMENT)

    assert stub.asked == []


def test_a_server_that_does_not_say_what_it_used_is_charged_at_the_most(extractor_of: Making) -> None:
    with serving(claiming(usage=None)) as stub:
        extractor = extractor_of(stub)
        extractor.extract(DOCUMENT)

    assert extractor.bill.tokens.received == 4096
    assert extractor.bill.tokens.sent > len(json.dumps(stub.asked[0]["messages"], ensure_ascii=False))


def test_an_answer_that_came_too_late_is_charged(extractor_of: Making) -> None:
    with serving(Reply(hang=True), GOOD) as stub:
        extractor = extractor_of(stub, timeout=0.3)
        extractor.extract(DOCUMENT)

    assert extractor.bill.tokens.received == 4096 + 100


# --- what is kept ---


def test_a_document_that_was_read_before_asks_nothing(extractor_of: Making) -> None:
    with serving(GOOD) as stub:
        first = extractor_of(stub).extract(DOCUMENT)
        again = extractor_of(stub)
        second = again.extract(DOCUMENT)

    assert first == second
    assert (len(stub.asked), again.bill.known, again.bill.cost) == (1, 1, 0.0)


@pytest.mark.parametrize("change", [{"model": "stub-2"}, {"seed": 1}, {"group": 30}])
def test_another_model_seed_or_text_is_asked_anew(extractor_of: Making, change: dict[str, Any]) -> None:
    text = f"{SENTENCE} Nothing else is known."
    with serving(GOOD) as stub:
        extractor_of(stub).extract(Document("d1", text, language="en"))
        extractor_of(stub, **change).extract(Document("d1", text, language="en"))

    assert len(stub.asked) > 1


def test_a_run_stopped_at_its_ceiling_goes_on_where_it_stopped(extractor_of: Making) -> None:
    with serving(claiming(usage=(10_000, 100))) as stub:
        stopped = extractor_of(stub, ceiling=Ceiling(cost=0.06, price_in=1.0, price_out=1.0), group=40)
        with pytest.raises(ExtractorError):
            stopped.extract(LONG)
        before = len(stub.asked)
        extractor = extractor_of(stub, group=40)
        extractor.extract(LONG)

    assert (extractor.bill.known, len(stub.asked)) == (before, 6)


def test_a_run_killed_half_way_asks_nothing_twice(extractor_of: Making, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from graph.model import Document\n"
        "from extract.extractors.llm import LlmExtractor, LlmSettings\n"
        "settings = LlmSettings(url=sys.argv[1], model='stub-1', cache=Path(sys.argv[2]), group=40)\n"
        "LlmExtractor(settings).extract(Document('d2', sys.argv[3], language='en'))"
    )
    with serving(claiming(), claiming(), Reply(hang=True), claiming()) as stub:
        arguments = [sys.executable, "-c", code, stub.url, str(tmp_path / "answers"), LONG.text]
        with subprocess.Popen(arguments, env=dict(os.environ)) as run:
            while len(stub.asked) < 3 and run.poll() is None:
                time.sleep(0.02)
            run.send_signal(signal.SIGKILL)
        extractor = extractor_of(stub, group=40)
        extractor.extract(LONG)
    texts = [asked["messages"][1]["content"] for asked in stub.asked]

    assert (extractor.bill.known, len(texts), len(set(texts))) == (2, 7, 6)


@pytest.mark.parametrize(
    "broken", ["", "{", "[]", '{"content": 3, "cut": false}', '{"content": "Sorry!", "cut": false}']
)
def test_an_answer_on_disk_that_cannot_be_read_is_asked_for_again(
    extractor_of: Making, tmp_path: Path, broken: str
) -> None:
    with serving(GOOD) as stub:
        extractor_of(stub).extract(DOCUMENT)
        (kept,) = (tmp_path / "answers").iterdir()
        kept.write_text(broken, encoding="utf-8")

        assert count(extractor_of(stub)) == 1
    assert len(stub.asked) == 2


def test_a_folder_that_cannot_keep_answers_stops_the_run(extractor_of: Making, tmp_path: Path) -> None:
    (tmp_path / "answers").write_text("a file", encoding="utf-8")

    with serving(GOOD) as stub, pytest.raises(ExtractorError, match="SILICONVEIL_LLM_CACHE"):
        extractor_of(stub).extract(DOCUMENT)


# --- the key ---


def test_the_key_reaches_the_server_and_nothing_else(
    extractor_of: Making, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    echo = owns(SENTENCE, "Kejora Cloud", "Bintang Power", attribution=[f"Bearer {KEY}"])
    with serving(claiming(echo)) as stub:
        extractor = extractor_of(stub, key=KEY)
        extraction = extractor.extract(DOCUMENT)
    kept = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "answers").iterdir())
    seen = [kept, caplog.text, repr(extraction), str(extractor.bill), extractor.version, repr(stub.asked)]

    assert stub.keys == [f"Bearer {KEY}"]
    assert [KEY in text for text in seen] == [False] * len(seen)


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500])
def test_an_error_that_repeats_the_key_is_told_without_it(
    extractor_of: Making, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with (
        serving(failing(status, f"wrong key {KEY}")) as stub,
        pytest.raises((InputError, ExtractorError)) as caught,
    ):
        extractor_of(stub, key=KEY).extract(DOCUMENT)

    assert "wrong key ***" in str(caught.value)
    assert (
        KEY not in f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r} {caplog.text}"
    )


def test_settings_do_not_show_the_key(tmp_path: Path) -> None:
    assert KEY not in repr(
        LlmSettings(
            url="https://host.example/v1", model="m", cache=tmp_path, key=KEY, ceiling=Ceiling(tokens=1)
        )
    )


@pytest.mark.parametrize("key", ["two words 0123", "naïve-0123456", "line\nbreak-0123"])
def test_a_key_that_no_header_can_carry_is_refused_without_being_shown(tmp_path: Path, key: str) -> None:
    with pytest.raises(InputError) as caught:
        LlmSettings(url="http://localhost/v1", model="m", cache=tmp_path, key=key)

    assert key not in str(caught.value)
