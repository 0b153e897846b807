from __future__ import annotations

from pathlib import Path

import pytest

from extract.extractors.llm import Ceiling, LlmSettings
from graph.errors import InputError
from siliconveil.settings import from_environment, llm_from_environment

LOCAL = {"SILICONVEIL_LLM_URL": "http://localhost:11434/v1", "SILICONVEIL_LLM_MODEL": "qwen3:8b"}
REMOTE = {
    "SILICONVEIL_LLM_URL": "https://host.example/v1",
    "SILICONVEIL_LLM_MODEL": "large-1",
    "SILICONVEIL_LLM_KEY": "sk-0123456789abcdef",
    "SILICONVEIL_LLM_MAX_COST": "2.5",
    "SILICONVEIL_LLM_PRICE_IN": "3",
    "SILICONVEIL_LLM_PRICE_OUT": "15",
}


def test_a_model_on_this_machine_needs_an_address_and_a_name() -> None:
    settings = llm_from_environment(LOCAL)

    assert (settings.url, settings.model, settings.key, settings.ceiling.set) == (
        "http://localhost:11434/v1",
        "qwen3:8b",
        "",
        False,
    )


def test_the_environment_sets_everything(tmp_path: Path) -> None:
    more = {
        "CACHE": str(tmp_path),
        "TIMEOUT": "9.5",
        "ATTEMPTS": "2",
        "SEED": "0",
        "GROUP": "800",
        "ANSWER": "99",
    }

    settings = llm_from_environment(
        REMOTE | {f"SILICONVEIL_LLM_{name}": value for name, value in more.items()}
    )

    assert settings == LlmSettings(
        url="https://host.example/v1",
        model="large-1",
        key="sk-0123456789abcdef",
        cache=tmp_path,
        ceiling=Ceiling(cost=2.5, price_in=3, price_out=15),
        timeout=9.5,
        attempts=2,
        seed=0,
        group=800,
        answer=99,
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"URL": ""}, "SILICONVEIL_LLM_URL"),
        ({"URL": "localhost:11434"}, "an address such as"),
        ({"URL": "http://localhost:99999"}, "an address such as"),
        ({"URL": "http://me:word@localhost/v1"}, "SILICONVEIL_LLM_KEY"),
        ({"URL": "http://localhost/v1?key=abc"}, "an address such as"),
        ({"MODEL": ""}, "SILICONVEIL_LLM_MODEL"),
        ({"MAX_COST": "2"}, "SILICONVEIL_LLM_PRICE_IN"),
        ({"MAX_COST": "two"}, "SILICONVEIL_LLM_MAX_COST"),
        ({"MAX_COST": "nan"}, "SILICONVEIL_LLM_MAX_COST"),
        ({"MAX_TOKENS": "0.5"}, "SILICONVEIL_LLM_MAX_TOKENS"),
        ({"ATTEMPTS": "0"}, "SILICONVEIL_LLM_ATTEMPTS"),
        ({"URL": "http://host.example/v1", "MAX_TOKENS": "9", "KEY": "sk-0123"}, "unencrypted"),
        ({"URL": "https://host.example/v1"}, "needs a ceiling"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused_with_the_way_out(
    change: dict[str, str], told: str
) -> None:
    values = LOCAL | {f"SILICONVEIL_LLM_{name}": value for name, value in change.items()}

    with pytest.raises(InputError, match=told) as caught:
        llm_from_environment(values)

    assert "me:word" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://localhost:8000", "http://localhost:8000/v1/chat/completions"),
        ("http://localhost:8000/v1/", "http://localhost:8000/v1/chat/completions"),
        ("http://localhost/api/v3/chat/completions", "http://localhost/api/v3/chat/completions"),
        ("http://[::1]:8000/openai", "http://[::1]:8000/openai/chat/completions"),
    ],
)
def test_an_address_is_completed(tmp_path: Path, url: str, address: str) -> None:
    assert LlmSettings(url=url, model="m", cache=tmp_path).address == address


def test_the_extractor_in_use_is_named_by_the_environment() -> None:
    assert (from_environment({}).extractor, from_environment({"SILICONVEIL_EXTRACTOR": "llm"}).extractor) == (
        "",
        "llm",
    )
