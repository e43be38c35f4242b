"""Links from the report's own templates to the words behind a sentence: in the workbench they open the drawer."""

from collections.abc import Iterable

from markupsafe import Markup

from ..model.evidence import Evidence
from ..model.spoken import in_marks
from .marked import place_of
from .snapshot import Snapshot


class Links:
    """What the report's templates call `notes`: quotes are shown beside the page, and not at its foot."""

    def __init__(self, snapshot: Snapshot) -> None:
        """The places of the quotes are those of one reading of the case."""
        self._snapshot = snapshot

    def cite(self, found: Iterable[Evidence]) -> Markup:
        """Links to the words of some quotes, each with its quote on hover."""
        links = [
            Markup(' <a class="said words" href="{}" title="{}">{}</a>').format(
                self.address(evidence), " ".join(evidence.quote.split()), evidence.outlet or evidence.source
            )
            for evidence in found
        ]
        return Markup('<span class="cites">{}</span>').format(Markup(",").join(links)) if links else Markup("")

    def address(self, evidence: Evidence) -> str:
        """Where the words open; the source as a whole where they do not stand in it."""
        place = place_of(self._snapshot.loaded.texts.get(evidence.source), evidence.quote, evidence.at)
        if place is None:
            return f"/sources/{evidence.source}"
        return f"/evidence?source={evidence.source}&at={place.span.start}-{place.span.end}"

    @staticmethod
    def quoted(words: str) -> str:
        """Words of a source between quotation marks that do not repeat their own."""
        return in_marks(words)
