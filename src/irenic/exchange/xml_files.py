"""Other tools' XML, read without a document type: no entity is ever expanded, and nothing else is ever fetched."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from .profiles import ForeignFile

DEPTH_LIMIT: Final = 100


@dataclass
class Element:
    """One element, with the line on which it begins."""

    name: str
    attributes: Mapping[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)

    def all_within(self, name: str) -> Iterator["Element"]:
        """Every element of a name below this one, at any depth, in the order of the file."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.all_within(name)

    def get(self, attribute: str) -> str | None:
        """An attribute; None where it is missing or empty."""
        return self.attributes.get(attribute, "").strip() or None


def read_xml(file: ForeignFile) -> Element:
    """The root of an XML file; raises IrenicError (I001) where it is none, or declares a document type."""
    parser = expat.ParserCreate()
    top = Element("", {}, 0)
    nested = [top]

    def refuse(*_: object) -> None:
        raise file.fault(
            "I001",
            f"it declares a document type (DOCTYPE) in line {parser.CurrentLineNumber}",
            "files with one are not read, since entities can stand for anything: remove the declaration",
            parser.CurrentLineNumber,
        )

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(nested) > DEPTH_LIMIT:
            raise file.fault(
                "I001", "it is nested too deeply", "check that the right file was given", parser.CurrentLineNumber
            )
        element = Element(name, attributes, parser.CurrentLineNumber)
        nested[-1].children.append(element)
        nested.append(element)

    def end(_: str) -> None:
        nested.pop()

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(file.data, True)
    except expat.ExpatError as error:
        raise file.fault(
            "I001",
            f"this is no XML: {expat.ErrorString(error.code)} in line {error.lineno}, column {error.offset + 1}",
            "save it anew from the tool that made it, or mend that place",
            error.lineno,
        ) from None
    except ValueError as error:  # an encoding of which the parser can make nothing
        raise file.fault("I001", f"this is no XML: {error}", "save it as UTF-8") from None
    return top.children[0]
