"""The zip that an office file is: the same bytes for the same case, without a clock, a machine or a user in it."""

import datetime
import io
import zipfile
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

from ...model.version import VERSION
from .content import Dossier, plain

_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a zip can hold."""


def fixed(data: bytes, replaced: Mapping[str, bytes]) -> bytes:
    """A package with fixed times and attributes, and with some of its members replaced."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(member, replaced.get(name) or old.read(name), compresslevel=6)
    return packed.getvalue()


def properties(dossier: Dossier) -> dict[str, bytes]:
    """What the file says of itself: the case's title and its day, and nothing of who made it, when or where."""
    day = datetime.datetime.combine(dossier.as_of or datetime.date(*_LONG_AGO[:3]), datetime.time())
    title = escape(plain(dossier.title))
    subject = escape(plain(" ".join(filter(None, (dossier.handling, dossier.notice)))))
    core = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>irenic</dc:creator>"
        "<cp:lastModifiedBy>irenic</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day.isoformat()}Z</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day.isoformat()}Z</dcterms:modified>'
        "</cp:coreProperties>"
    )
    version = ".".join(VERSION.split(".")[:2])
    app = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>irenic</Application><AppVersion>{version}</AppVersion></Properties>"
    )
    return {"docProps/core.xml": core.encode(), "docProps/app.xml": app.encode()}
