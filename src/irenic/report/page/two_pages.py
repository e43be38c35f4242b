"""The brief as one HTML page, each sentence with its footnotes."""

from markupsafe import Markup

from ..brief.compose import brief_of
from ..gather import ReportInputs
from .build import asset, environment
from .footnotes import Footnotes


def brief_page(inputs: ReportInputs) -> str:
    """The brief of a case as one HTML page that loads nothing."""
    assessment = inputs.assessment
    context = {
        "brief": brief_of(inputs),
        "notes": Footnotes(inputs.texts),
        "audience": inputs.audience,
        "about": inputs.matrix.about,
        "drawn": assessment if assessment is not None and assessment.drafts else None,
        "command": inputs.command,
        "style": Markup(asset("report.css") + asset("brief.css")),
    }
    return environment().from_string(asset("brief.html.j2")).render(context)
