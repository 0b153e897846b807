"""A case: a folder with a ledger, the graph derived from it, and what one can do with both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, Unpack

from extract.extractors.base import Extractor
from extract.pipeline import Summary
from extract.sources.base import DEFAULT_LIMIT, NOTHING_SAID, Piece, Provenance
from extract.sources.press import Press
from extract.sources.registry.reading import read_registry
from extract.sources.registry.source import Registry, Source
from extract.sources.registry.writing import add_source, new_registry
from extract.tables import Mapping as TableMapping
from graph.amendment import Amendment, amended
from graph.errors import CaseError, InputError
from graph.ledger import Ledger
from graph.model import Claim
from graph.stores.base import DEFAULT_LIMITS, Limits, Loaded, Rows, Store
from graph.view import GraphView, derive_view
from siliconveil.census import Census, take_census
from siliconveil.folder import Folder
from siliconveil.intake import Intake, prepared
from siliconveil.origins import Aliases, Origins
from siliconveil.projection import Projected, Projections
from siliconveil.questions import Questions

if TYPE_CHECKING:
    from graph.diff import GraphDiff
    from queries.figures import Observations, Wanted


@dataclass(frozen=True, slots=True)
class Tools:
    """The parts that a case is given; `siliconveil.app` picks the real ones.

    Attributes:
        extractor: makes the extractor, when documents are read.
        embedded: makes the embedded store, in a file or (for None) in memory.
        server: makes the store of the server to use instead, or gives None.
        language: gives the ISO 639-1 code of a text, or None.
        today: gives the day of today, after which nothing was published.
    """

    extractor: Callable[[], Extractor]
    embedded: Callable[[Path | None], Store]
    server: Callable[[], Store | None]
    language: Callable[[str], str | None]
    today: Callable[[], date] = lambda: datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a view of the case holds.

    Attributes:
        relations: edges by relation, most frequent first.
        stances: claims by stance.
        languages: documents by language.
        observations: figures of trade tables by series, every vintage.
    """

    position: int
    documents: int
    claims: int
    nodes: int
    unnamed: int
    edges: int
    disputed: int
    relations: Mapping[str, int]
    stances: Mapping[str, int]
    languages: Mapping[str, int]
    observations: Mapping[str, int]


class Case(Questions):
    """An open case; use it as a context manager, or close it."""

    def __init__(self, folder: Folder, ledger: Ledger, *, tools: Tools, store: Store | None = None) -> None:
        self._folder = folder
        self._ledger = ledger
        self._tools = tools
        self._own_server = tools.server() if store is None else None
        self._origins = Origins(ledger, folder=folder, aliases=self._aliases)
        self._projections = Projections(
            ledger, folder=folder, embedded=tools.embedded, server=store or self._own_server, derive=self.view
        )

    @classmethod
    def open(cls, path: Path, *, tools: Tools, create: bool = False, store: Store | None = None) -> Self:
        """The case in the folder `path`; see `siliconveil.open_case`."""
        folder = Folder(path)
        if create and folder.vacant:
            _create(folder)
        folder.check()
        return cls(folder, Ledger.open(folder.ledger, read_only=True), tools=tools, store=store)

    @property
    def path(self) -> Path:
        """The case folder."""
        return self._folder.path

    @property
    def ledger(self) -> Ledger:
        """The ledger, for reading."""
        return self._ledger

    def close(self) -> None:
        """Let go of files and connections; a store that was given stays open."""
        self._projections.close()
        if self._own_server is not None:
            self._own_server.close()
        self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- what goes in ---

    def ingest(
        self,
        *paths: str | Path,
        provenance: Provenance = NOTHING_SAID,
        limit: int = DEFAULT_LIMIT,
        jobs: int = 1,
        extract: bool = True,
        mappings: Iterable[str | Path] = (),
    ) -> Summary:
        """Read files and folders of text into the ledger; reading them again changes nothing.

        Args:
            paths: files of the known formats, and folders of them.
            provenance: what holds for all of them.
            limit: bytes above which a file is refused.
            jobs: how many processes read; with more than one, the main module of a script must be
                importable (`if __name__ == "__main__":`).
            extract: whether claims are looked for; without, the documents alone are kept, see `reread`.
            mappings: files that say what columns of tables mean; the case keeps copies and reads by them.

        Raises:
            InputError: a mapping is wrong.
            CaseBusyError: another process is writing; nothing was recorded.
        """
        given = tuple(map(Path, mappings))
        own = self._folder.own_mappings(*given)
        self._folder.keep_mappings(*given)
        press = Press(
            tuple(map(Path, paths)),
            provenance=provenance,
            limit=limit,
            exclude=(self.path,),
            today=self._tools.today(),
            mappings=own,
        )
        return self.read(press.pieces(), jobs=jobs, extract=extract, own=own)

    def read(
        self,
        pieces: Iterable[Piece],
        *,
        jobs: int = 1,
        extract: bool = True,
        own: tuple[TableMapping, ...] | None = None,
    ) -> Summary:
        """Read pieces of a source into the ledger, see `siliconveil.intake`."""
        return self._intake(own).read(pieces, jobs=jobs, extract=extract)

    def reread(self, *, jobs: int = 1) -> Summary:
        """Let the extractor in use read every document of the case that it has not read yet."""
        return self._intake().reread(jobs=jobs)

    def reread_on_ray(self, *, jobs: int) -> Summary:
        """`reread` by the workers of a Ray cluster."""
        return self._intake().reread_on_ray(jobs=jobs)

    def foresee(
        self, pieces: Iterable[Piece], *, extract: bool = True, own: tuple[TableMapping, ...] | None = None
    ) -> Summary:
        """What `read` would do with the pieces; claims are not looked for, and nothing is changed."""
        return self._intake(own).foresee(pieces, extract=extract)

    def retract(self, target: str, *, why: str, who: str = "") -> None:
        """Withdraw a document or a claim: what rests only on it stops holding from now.

        Raises:
            InputError: nothing live has that id, or no reason is given.
        """
        with self._folder.writing(), Ledger.open(self._folder.ledger) as ledger:
            ledger.retract(target, why=why, who=who)

    def correct(self, claim_id: str, amendment: Amendment, *, why: str, who: str = "") -> Claim:
        """Put a claim that was read wrongly right: the old one stops holding, the new one takes its place.

        Raises:
            InputError: no live claim has that id, nothing would change, or no reason is given.
            ContractError: the claim would break the ontology.
        """
        claim = self._ledger.claim(claim_id)
        if claim is None:
            raise InputError(f"no claim has the id {claim_id!r}; answers give ids with --json")
        replacement = amended(claim, amendment)
        with self._folder.writing(), Ledger.open(self._folder.ledger) as ledger:
            ledger.correct(claim_id, replacement, why=why, who=who)
        return replacement

    def start_registry(self) -> tuple[Path, int]:
        """Write a registry of the publishers that the case holds, ungraded, and say where and of how many.

        Raises:
            InputError: there is a registry already; it stays as it is.
        """
        with self._folder.writing():
            return new_registry(self._folder.sources, self._ledger.documents())

    def add_source(self, source: Source) -> Path:
        """Add a source to the registry, making it if there is none, and say where it is.

        Raises:
            InputError: the registry would break the form, as by a name that it has; it stays as it is.
        """
        with self._folder.writing():
            return add_source(self._folder.sources, source)

    # --- what comes out ---

    def view(self, *, valid_at: date | None = None, known_at: datetime | None = None) -> GraphView:
        """The graph as of a day in the world and a moment of the ledger; None is any day, and now."""
        together = self._origins.at(known_at)
        return derive_view(self._ledger, valid_at=valid_at, known_at=known_at, together=together)

    def registry(self) -> Registry | None:
        """The registry of sources, `sources.yaml` in the case folder; None if there is none.

        Raises:
            InputError: it cannot be read, or breaks the form.
        """
        return read_registry(self._folder.sources) if self._folder.sources.exists() else None

    def sources(self) -> Census:
        """The sources of the case, what it holds of each, and which documents rest on one another."""
        withdrawn = {retraction.target for retraction in self._ledger.retractions()}
        return take_census(
            (document for document in self._ledger.documents() if document.id not in withdrawn),
            claims=Counter(claim.evidence.document for claim in self._ledger.claims()),
            registry=self.registry(),
            groups=self._origins.at(),
        )

    def query(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        known_at: datetime | None = None,
        limits: Limits = DEFAULT_LIMITS,
    ) -> Rows:
        """The answer to a reading Cypher statement.

        Raises:
            QueryError: it is wrong, would write, or hit a cap.
        """
        return self.projected(known_at).run(statement, parameters, limits=limits)

    def projected(self, known_at: datetime | None = None) -> Projected:
        """The graph store with the view that it holds: the ledger of now, or of `known_at`."""
        return self._projections.now() if known_at is None else self._projections.at(known_at)

    def observations(
        self, *, valid_at: date | None = None, known_at: datetime | None = None, **wanted: Unpack[Wanted]
    ) -> Observations:
        """Figures of trade tables, the latest vintage of each, by reporter, partner, goods, series and more.

        Raises:
            QueryError: no series has the name that is asked for.
        """
        from queries.figures import observed

        known = self._ledger.observations(known_at)
        return observed(known, self._ledger.document, wanted, valid_at=valid_at, known_at=known_at)

    def load(self) -> Loaded:
        """Make the graph store equal to the ledger, and say what that took."""
        return self._projections.load()

    def diff(
        self,
        before: date | datetime | None,
        after: date | datetime | None,
        *,
        axis: str = "recorded",
    ) -> GraphDiff:
        """What changed between two recorded moments, or between two valid days (`axis="valid"`).

        For recorded moments None is now; a day in the world cannot be None.
        """
        from graph.diff import diff_figures, diff_views

        found = diff_views(
            self._moment(before, axis), self._moment(after, axis), retractions=self._ledger.retractions()
        )
        if axis != "recorded":
            return found
        old, new = (self._ledger.observations(view.known_at) for view in (found.before, found.after))
        return replace(found, figures=diff_figures(old, new, retractions=self._ledger.retractions()))

    def stats(self, *, valid_at: date | None = None, known_at: datetime | None = None) -> Counts:
        """How much the case holds."""
        view = self.view(valid_at=valid_at, known_at=known_at)
        return Counts(
            position=view.position,
            documents=len(view.documents),
            claims=len(view.claims),
            nodes=len(view.nodes),
            unnamed=sum(not node.named for node in view.nodes.values()),
            edges=len(view.edges),
            disputed=sum(edge.disputed for edge in view.edges.values()),
            relations=_tally(edge.relation.value for edge in view.edges.values()),
            stances=_tally(claim.stance.value for claim in view.claims.values()),
            languages=_tally(document.language or "unknown" for document in view.documents.values()),
            observations=_ranked(self._ledger.count_observations(known_at)),
        )

    def _intake(self, own: tuple[TableMapping, ...] | None = None) -> Intake:
        own = self._folder.own_mappings() if own is None else own
        prepare = partial(prepared, detect=self._tools.language, registry=self.registry(), own=own)
        return Intake(self._folder, self._tools.extractor, prepare, own)

    def _aliases(self) -> Aliases:
        registry = self.registry()
        return {} if registry is None else registry.aliases

    def _moment(self, moment: date | datetime | None, axis: str) -> GraphView:
        if axis == "recorded" and (moment is None or isinstance(moment, datetime)):
            return self.view(known_at=moment)
        if axis == "valid" and isinstance(moment, date) and not isinstance(moment, datetime):
            return self.view(valid_at=moment)
        raise InputError(
            f"{moment!r} is no moment of the {axis} axis; recorded takes times, valid takes days"
        )


def _create(folder: Folder) -> None:
    try:
        folder.path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaseError(f"no case can be made at {folder.path} ({error.strerror})") from error
    with folder.writing():
        Ledger.open(folder.ledger).close()
        folder.describe()


def _tally(words: Iterable[str]) -> dict[str, int]:
    return _ranked(Counter(words))


def _ranked(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
