"""A page in its three forms: what it shows is worked out once, and is HTML, JSON or CSV."""

import csv
import io
import re
from typing import Literal

from starlette.responses import HTMLResponse, JSONResponse, Response

from ..report.office.stacking import harmless
from .registry import View

Form = Literal["html", "json", "csv"]


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
