"""Everything that can go wrong, as one tree. A class exists only where a caller acts differently.

SiliconveilError
├── InputError              this item cannot be used: name it, skip it, go on with the others
│   └── ContractError       a claim breaks the ontology (kind, relation, qualifier, quote)
├── CaseError               the case folder is unusable: stop
│   ├── CaseFormatError     the case was written by a newer siliconveil
│   └── CaseBusyError       another process is writing to the case
├── ExtractorError          the extractor cannot go on (server, key, cost ceiling): stop, what was read stays
├── StoreError              the graph store failed: stop, the ledger is untouched
│   ├── StoreUnavailable    no server answers at the address
│   └── StoreAccessDenied   the server refused the user or the password
└── QueryError              the question cannot be answered as put
    ├── QuerySyntaxError    the Cypher does not parse
    ├── WriteRefused        the read-only door refused a clause, function or procedure
    └── QueryLimitExceeded  the time, row or memory cap was reached

A message says what was expected, what came, and what to do next.
"""


class SiliconveilError(Exception):
    """Base of every error that siliconveil raises on purpose."""


class InputError(SiliconveilError):
    """One item (file, line, record) cannot be used; the others can."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        self.reason = message
        self.path = path
        self.line = line
        place = "" if path is None else (f"{path}: " if line is None else f"{path}:{line}: ")
        super().__init__(place + message)

    def __reduce__(self) -> tuple[object, ...]:
        """Whole over the border between two processes."""
        return _revived, (type(self), self.reason, self.path, self.line)


def _revived(kind: type[InputError], reason: str, path: str | None, line: int | None) -> InputError:
    return kind(reason, path=path, line=line)


class ContractError(InputError):
    """A claim, mention, date or qualifier breaks the ontology."""


class CaseError(SiliconveilError):
    """The case folder is missing, broken or unreadable."""


class CaseFormatError(CaseError):
    """The case was written in a newer format than this version reads."""


class CaseBusyError(CaseError):
    """Another process holds the case's write lock."""


class ExtractorError(SiliconveilError):
    """The extractor cannot go on, with this document or any other; what was read before stays."""


class StoreError(SiliconveilError):
    """The graph store failed; the ledger is untouched and the store can be rebuilt."""


class StoreUnavailable(StoreError):
    """No server answers at the store's address."""


class StoreAccessDenied(StoreError):
    """The server refused the user name or the password."""


class QueryError(SiliconveilError):
    """A question cannot be answered as it was put."""


class QuerySyntaxError(QueryError):
    """The Cypher text does not parse."""


class WriteRefused(QueryError):
    """The read-only door refused something that writes, or that it does not know to be safe."""


class QueryLimitExceeded(QueryError):
    """A query hit the time, row or memory cap."""
