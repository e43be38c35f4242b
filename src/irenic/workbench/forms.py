"""A page in its three forms: what it shows is worked out once, and is HTML, JSON or CSV."""

import csv
import io
import re
from typing import Final, Literal

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from ..model.problem import failure
from ..report.office.stacking import harmless
from .registry import View

Form = Literal["html", "json", "csv"]
_FIELDS_MOST: Final = 400


def as_json(view: View) -> Response:
    """The fields of what is shown."""
    return JSONResponse(view.model_dump(mode="json"))


def as_csv(view: View, name: str) -> Response:
    """The rows of what is shown, in UTF-8 with the mark by which Excel knows it; no cell that would be a formula."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(view.head())
    for row in view.rows():
        writer.writerow([_cell(value) for value in row])
    plain = re.sub(r"[^A-Za-z0-9_-]", "-", name)
    headers = {"Content-Disposition": f'attachment; filename="{plain}.csv"'}
    return Response(("\ufeff" + written.getvalue()).encode(), media_type="text/csv; charset=utf-8", headers=headers)


def _cell(value: object) -> str:
    words = "" if value is None else str(value)
    return words if harmless(words) else f"'{words}"


def as_html(page: str, status: int = 200) -> Response:
    """A page that is rendered."""
    return HTMLResponse(page, status)


async def fields_sent(request: Request) -> dict[str, list[str]]:
    """Every field of text that a form sends, with all its values.

    Raises IrenicError (E009) where what was sent is no form, or has too many fields.
    """
    try:
        form = await request.form(max_files=0, max_fields=_FIELDS_MOST)
    except Exception as error:
        raise failure("E009", "what was sent is no form", "go back to the page, and load it again") from error
    found: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            found.setdefault(name, []).append(value)
    if len(found) > _FIELDS_MOST:
        raise failure("E009", "too many fields were sent", "go back to the page, and load it again")
    return found
