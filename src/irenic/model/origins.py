"""Which sources rest on one origin: what repeats is no confirmation."""

from collections.abc import Iterable

from .case import Case


class Origins:
    """The origins of a case's sources.

    A source and what it rests on are one, whether that is named by its id or freely, as an outlet; so are two that rest
    on the same, the versions of one document, and what one outlet says twice without resting on anybody else.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._joined: dict[str, str] = {}
        for source, held in case.sources.items():
            rests_on = [name if name in case.sources else _free(name) for name in held.rests_on]
            # what rests on nothing else is its outlet's own
            for other in (*held.replaces, *(rests_on or ([_free(held.outlet)] if held.outlet else []))):
                self._joined[self.of(other)] = self.of(source)

    def of(self, source: str) -> str:
        """The name of a source's origin: sources of the same name have the same."""
        while (above := self._joined.get(source, source)) != source:
            source = above
        return source

    def count(self, sources: Iterable[str]) -> int:
        """How many origins stand behind sources that say the same.

        The same words in two translations from one language are one translation, or one original.
        """
        found: list[set[str]] = []
        for source in sources:
            held = self._case.sources.get(source)
            language = held.translated_from if held is not None else None
            names = {self.of(source), *([f"language:{language}"] if language else [])}
            apart = []
            for group in found:
                if group & names:
                    names |= group
                else:
                    apart.append(group)
            found = [*apart, names]
        return len(found)


def _free(name: str) -> str:
    """A free name as it is compared; no id has a colon, so that it is never taken for one."""
    return f"outlet:{' '.join(name.split()).casefold().removeprefix('the ')}"
