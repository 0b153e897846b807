"""The named questions of a case, each answered with its evidence by the room `queries`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Unpack

if TYPE_CHECKING:
    from queries.answers import Answers
    from queries.figures import Observations, Wanted
    from siliconveil.projection import Projected


class Questions(ABC):
    """What one can ask; a name that is unknown or ambiguous in the case raises QueryError.

    In every question `valid_at` is the day in the world that it is about (None: any day) and `known_at` the
    moment of the ledger whose knowledge answers (None: now).
    """

    @abstractmethod
    def projected(self, known_at: datetime | None = None) -> Projected:
        """The graph that questions are put to."""

    def financing_behind(
        self,
        *,
        place: str | Sequence[str],
        investor_country: str,
        valid_at: date | None = None,
        known_at: datetime | None = None,
    ) -> Answers:
        """Paths of money from investors of a country to the sites of a place, with customers beside.

        Args:
            place: ISO codes, names or ids of places.
            investor_country: ISO code or name of the investors' country.
            valid_at: the day in the world; None is any day.
            known_at: the moment of the ledger; None is now.
        """
        from queries import financing

        graph = self.projected(known_at)
        return financing.financing_behind(
            graph, place=place, investor_country=investor_country, valid_at=valid_at
        )

    def owners_of(
        self, entity: str, *, valid_at: date | None = None, known_at: datetime | None = None
    ) -> Answers:
        """Who owns a company or site, directly and through others."""
        from queries import ownership

        return ownership.owners_of(self.projected(known_at), entity, valid_at=valid_at)

    def controllers_of(
        self, entity: str, *, valid_at: date | None = None, known_at: datetime | None = None
    ) -> Answers:
        """Who controls a company or site: by what is stated, or by shares above a half."""
        from queries import ownership

        return ownership.controllers_of(self.projected(known_at), entity, valid_at=valid_at)

    def holdings_of(
        self, entity: str, *, valid_at: date | None = None, known_at: datetime | None = None
    ) -> Answers:
        """What a company or person owns or controls."""
        from queries import ownership

        return ownership.holdings_of(self.projected(known_at), entity, valid_at=valid_at)

    def operators_in(
        self,
        place: str | Sequence[str],
        *,
        valid_at: date | None = None,
        known_at: datetime | None = None,
    ) -> Answers:
        """Who operates sites in a place, with stakes and customers beside."""
        from queries import supply

        return supply.operators_in(self.projected(known_at), place, valid_at=valid_at)

    def customers_of(
        self, entity: str, *, valid_at: date | None = None, known_at: datetime | None = None
    ) -> Answers:
        """The customers of a company and of the sites that it operates, or of a site."""
        from queries import supply

        return supply.customers_of(self.projected(known_at), entity, valid_at=valid_at)

    def chip_route(
        self, start: str | None = None, *, valid_at: date | None = None, known_at: datetime | None = None
    ) -> Answers:
        """The routes of chips: foundry, designer, buyer, site, customer, model; of `start` alone if given."""
        from queries import routes

        return routes.chip_route(self.projected(known_at), start, valid_at=valid_at)

    @abstractmethod
    def observations(
        self, *, valid_at: date | None = None, known_at: datetime | None = None, **wanted: Unpack[Wanted]
    ) -> Observations:
        """Figures of trade tables, the latest vintage of each; see `queries.figures.Wanted`."""

    def trade_by_destination(
        self,
        exporter: str | None = None,
        *,
        valid_at: date | None = None,
        known_at: datetime | None = None,
        **tables: Unpack[Wanted],
    ) -> Answers:
        """The export figures of a place, or of every place, each with its period and comparator.

        Figures of trade tables stand beside them, those that the other side counts as imports included;
        `destination`, `hs` and `series` say which.
        """
        from queries import trade

        tables = {"origin": exporter, **tables}
        return trade.trade_by_destination(
            self.projected(known_at),
            exporter,
            to=tables.get("destination"),
            valid_at=valid_at,
            observations=self.observations(valid_at=valid_at, known_at=known_at, **tables),
        )

    def models_trained_offshore(
        self,
        developer_country: str = "CN",
        *,
        place: str | Sequence[str] | None = None,
        valid_at: date | None = None,
        known_at: datetime | None = None,
    ) -> Answers:
        """Developers of a country that train models outside it, anywhere or in `place`."""
        from queries import supply

        graph = self.projected(known_at)
        return supply.models_trained_offshore(graph, developer_country, place=place, valid_at=valid_at)

    def disputed(
        self, entity: str | None = None, *, valid_at: date | None = None, known_at: datetime | None = None
    ) -> Answers:
        """What some source denies, of one entity or of all."""
        from queries import disputes

        return disputes.disputed(self.projected(known_at), entity, valid_at=valid_at)

    def about(
        self, entity: str, *, valid_at: date | None = None, known_at: datetime | None = None
    ) -> Answers:
        """Everything that is stated of one entity."""
        from queries import disputes

        return disputes.about(self.projected(known_at), entity, valid_at=valid_at)
