"""The words of a text as numbers: what two texts can share whatever their punctuation, case and script."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

IDEOGRAPH = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
TOKEN = re.compile(rf"{IDEOGRAPH}|(?:(?!{IDEOGRAPH})[^\W_])+")
_IDEOGRAPHS = re.compile(IDEOGRAPH)
_QUOTED = re.compile(r"[“„\"«»「『]([^“”„\"«»「」『』\n]{25,400})[”“\"«»」』]")
RUN, RUN_OF_SIGNS = 5, 8
"""Words, and ideographs, in a run: that two texts share one is no chance."""
_STEM = 6
"""Letters by which a word is known whatever its ending."""
_SMALL_WORDS = (
    # English
    "the and for with from its are was were been has have had will would that this which who whom whose not "
    "than then but into over after before also there their they she his her them said says "
    "say told one two out "
    "more about some could may such only when where while each under both all any can did "
    "does how just most no "
    "now off our own per since still through until very what you your because between during "
    "other these those "
    # German
    "der die das den dem des ein eine einer eines einem einen und oder nicht mit von vom zum "
    "zur bei beim für auf "
    "aus nach über unter als wie auch sich dass wird werden wurde wurden hat haben hatte ist "
    "sind war waren soll "
    "sollen will wollen noch nur aber sie ihr ihre ihrer seine seiner sein man damit dort "
    "hier mehr sagte sagt "
    "dieser diese dieses kein keine durch gegen ohne bis sowie bereits kann können"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_SMALL_SIGNS = frozenset("的了在是和与及将为由于对也都就已其这那有被把从到以之等个一并后称说")
_TRADITIONAL = re.compile(
    "[為與對們這來時會說過還後當國產業東車開關電資訊長門間問題點發經給結約級統續總裝複見覺計設許試該認請論證護買賣費質賽運達選進遠適鄭銀錢錄鐵隊際險類風飛馬體頭額]"
)


_SENTENCE = re.compile(r"(?<=[.!?][\s”\"“»)])|(?<=[。！？；])|\n+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, in order.

    Attributes:
        sentences: every word, and each ideograph by itself, in lower case, sentence by sentence.
        ideographic: whether most of them are ideographs.
    """

    sentences: tuple[tuple[str, ...], ...]
    ideographic: bool

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of all sentences."""
        return tuple(chain.from_iterable(self.sentences))


def words_of(text: str) -> Words:
    """The words of a text in simplified script, whatever its case and punctuation."""
    found = (tuple(TOKEN.findall(sentence.casefold())) for sentence in _SENTENCE.split(text))
    sentences = tuple(filter(None, found))
    ideographs = len(_IDEOGRAPHS.findall(text))
    return Words(sentences, 2 * ideographs > sum(map(len, sentences)))


def without_quotes(text: str) -> str:
    """The text without what it quotes at length: two reporters may quote one speaker."""
    return _QUOTED.sub(" ", text)


def simplified(text: str) -> str:
    """The text with traditional characters as simplified ones; other text as it is."""
    return text.translate(_characters()) if _TRADITIONAL.search(text) else text


@cache
def _characters() -> dict[int, str]:
    from opencc import OpenCC

    signs = [chr(code) for code in range(0x4E00, 0x9FFF)]
    plain = str(OpenCC("t2s").convert("\n".join(signs))).split("\n")
    return {ord(sign): one for sign, one in zip(signs, plain, strict=True) if sign != one and len(one) == 1}


def content_of(tokens: Sequence[str], *, ideographic: bool) -> list[str]:
    """What words speak of: their stems, in Chinese pairs of characters; no numbers, no small words."""
    if not ideographic:
        return [t[:_STEM] for t in tokens if len(t) > 2 and t not in _SMALL and not t[0].isdigit()]
    kept = [t if t not in _SMALL_SIGNS and not t[0].isdigit() else "" for t in tokens]
    return [one + other for one, other in pairwise(kept) if one and other]


def numbered(words: Sequence[str]) -> NDArray[np.uint64]:
    """Each word as a number that is the same in every run of the program."""
    import numpy as np

    return np.fromiter(map(_number, words), dtype=np.uint64, count=len(words))


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def distinct(numbers: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The numbers in 32 bits, sorted, each once; for arrays of this size faster than `numpy.unique`."""
    import numpy as np

    found = numbers.astype(np.uint32)
    found.sort()
    return found[np.r_[True, found[1:] != found[:-1]]] if len(found) else found


def runs(numbers: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """A number for each run of `length` neighbours, in order."""
    import numpy as np

    count = max(0, len(numbers) - length + 1)
    total = np.zeros(count, dtype=np.uint64)
    for step in range(length):
        total = total * _MULTIPLIER + numbers[step : step + count]
    return mixed(total)


def runs_of(text: str) -> frozenset[int]:
    """The runs of five words, in Chinese of eight characters, of a text."""
    said = words_of(simplified(text))
    return frozenset(runs(numbered(said.tokens), RUN_OF_SIGNS if said.ideographic else RUN).tolist())


def neighbours(numbers: NDArray[np.uint64], reach: int) -> NDArray[np.uint64]:
    """A number for each two of them that stand fewer than `reach` apart, in whichever order."""
    import numpy as np

    found = [np.zeros(0, dtype=np.uint64)]
    for step in range(1, reach):
        one, other = numbers[:-step], numbers[step:]
        low, high = np.minimum(one, other), np.maximum(one, other)
        found.append((low * _MULTIPLIER + high)[low != high])
    return mixed(np.concatenate(found))


_MULTIPLIER = 0x9E3779B97F4A7C15


def mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The numbers spread evenly over 32 bits, so that the smallest of them are a fair sample."""
    import numpy as np

    spread = numbers.astype(np.uint64)
    spread = (spread ^ (spread >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    spread = (spread ^ (spread >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return spread >> np.uint64(32)
