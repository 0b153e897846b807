"""What the ONNX files reckon is what the trained modules reckon."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extract.extractors.learned.slots import CLS, CODES, FIRST_MARK, SEP
from extract.extractors.learned.weights import _session, asked, states

torch = pytest.importorskip(
    "torch", reason="needs the dependency group train: `make .venv/.train` installs it"
)

ROW = [CLS, 40, 41, FIRST_MARK, 42, FIRST_MARK + 3, SEP]


@pytest.fixture(scope="module")
def encoder() -> Any:
    from training.encoders import Encoder

    torch.manual_seed(3)
    made = Encoder(400, 48, 3).eval()
    torch.nn.init.normal_(made.marks)
    return made


def reckoned(encoder: Any, shapes: Any = None) -> Any:
    with torch.no_grad():
        return encoder(torch.tensor([ROW]), torch.ones(1, len(ROW)), shapes)[0].numpy()


def test_the_whole_encoder_with_the_case_of_words(tmp_path: Path, encoder: Any) -> None:
    from training.graphs import write_lower

    shapes = torch.nn.Parameter(torch.randn(5, 48))
    given = [0, 1, 2, 3, 4, 1, 0]

    write_lower(encoder, 3, tmp_path / "tagger.onnx", shapes)
    (found,) = states(_session(str(tmp_path / "tagger.onnx")), [ROW], [given])

    wanted = reckoned(encoder, shapes.detach()[torch.tensor([given])])
    assert np.abs(found - wanted).mean() < 0.03 * np.abs(wanted).mean()


def test_the_encoder_cut_in_two_and_asked_about_no_pair(tmp_path: Path, encoder: Any) -> None:
    from training.graphs import write_lower, write_upper

    write_lower(encoder, 2, tmp_path / "lower.onnx")
    write_upper(encoder, 1, tmp_path / "upper.onnx")
    lower = states(_session(str(tmp_path / "lower.onnx")), [ROW, ROW[:4]])
    roles = np.zeros((2, 48), np.float32)
    (found,) = asked(_session(str(tmp_path / "upper.onnx")), lower, [(0, 1, 3)], roles)

    wanted = reckoned(encoder)
    assert np.abs(found - wanted).mean() < 0.03 * np.abs(wanted).mean()


def test_marks_have_embeddings_of_their_own_and_words_stay_as_they_were(encoder: Any) -> None:
    assert not encoder.words.weight.requires_grad
    assert encoder.marks.requires_grad
    assert len(CODES) == len(encoder.marks)
