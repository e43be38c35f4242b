"""A report in the form that was asked for."""

from typing import Final

from ..gather import ReportInputs
from .build import report_page
from .pdf import printed
from .two_pages import brief_page

_PAPER: Final = "<style>@page { size: A4; }</style>"
"""A page leaves the paper to whoever prints it; a PDF has to have one."""


def page_of(inputs: ReportInputs, *, as_pdf: bool = False) -> bytes:
    """The full report or the brief, as HTML (UTF-8) or PDF; raises IrenicError as `pdf.printed` does."""
    page = brief_page(inputs) if inputs.form == "brief" else report_page(inputs)
    return printed(page.replace("</head>", f"{_PAPER}</head>", 1)) if as_pdf else page.encode()
