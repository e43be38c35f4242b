"""A report in the form that was asked for."""

from ..gather import ReportInputs
from .build import report_page
from .pdf import printed
from .two_pages import brief_page


def page_of(inputs: ReportInputs, *, as_pdf: bool = False) -> bytes:
    """The full report or the brief, as HTML (UTF-8) or PDF; raises IrenicError as `pdf.printed` does."""
    page = brief_page(inputs) if inputs.form == "brief" else report_page(inputs)
    return printed(page) if as_pdf else page.encode()
