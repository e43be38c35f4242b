"""Pages as HTML: the report's templates, pictures and styles, with those of the workbench beside them."""

import hashlib
import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, get_args

from jinja2 import ChoiceLoader, Environment, FunctionLoader, TemplateNotFound

from ..documents.files import write_atomically
from ..documents.library import named_version
from ..model.record import Stance
from ..model.spoken import in_marks
from ..report.page.build import asset as report_asset
from ..report.page.build import environment as report_environment
from .wording import on_the_page
from .words import glossary, word

_TYPES: Final = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_OF_THE_REPORT: Final = ("report.css", "fronts.js")
CHARTS: Final = "vega.js"
"""The charts' library, as vl-convert carries it; it gives `window.vegaEmbed`."""


@cache
def environment() -> Environment:
    """What renders the pages: everything that is not markup of ours is escaped."""
    made = report_environment().overlay(loader=ChoiceLoader([FunctionLoader(_template), FunctionLoader(_of_report)]))
    # an overlay shares what the report's own pages call
    made.globals = {
        **made.globals,
        "word": word,
        "here": on_the_page,
        "quoted": in_marks,
        "meaning": lambda term: glossary()[term].meaning,
        "stances": [(one, one) for one in get_args(Stance)],
    }
    return made


def page_html(template: str, context: dict[str, Any]) -> str:
    """A template of `workbench/assets` with its context."""
    # a browser makes one of CR and LF, and a place that is counted behind them would be another
    return environment().get_template(template).render(context).replace("\r", "&#13;")


def static_file(name: str) -> tuple[bytes, str] | None:
    """A style or a script by its name, with its media type; None where there is none of that name."""
    media = _TYPES.get(Path(name).suffix)
    if media is None or "/" in name or "\\" in name or name.startswith("."):
        return None
    if name == CHARTS:
        return chart_library(), media
    if name in _OF_THE_REPORT:
        return report_asset(name).encode(), media
    held = files(__package__).joinpath("assets", name)
    return (held.read_bytes(), media) if held.is_file() else None


@cache
def edition() -> str:
    """A hash of the styles and scripts, so that a browser never mixes those of two editions."""
    digest = hashlib.sha256(report_asset("report.css").encode())
    for held in sorted(files(__package__).joinpath("assets").iterdir(), key=lambda one: one.name):
        if held.is_file():
            digest.update(held.read_bytes())
    return digest.hexdigest()[:12]


def chart_library() -> bytes:
    """The charts' library as one script; made once for each version of vl-convert, which takes seconds, and kept."""
    from platformdirs import user_cache_path

    folder = Path(os.environ["IRENIC_CACHE"]) if "IRENIC_CACHE" in os.environ else user_cache_path("irenic")
    kept = folder / f"vega-{named_version('vl-convert-python').replace(' ', '-')}.js"
    try:
        return kept.read_bytes()
    except OSError:
        pass
    import vl_convert

    # its types ask for a snippet, which is needed only for a bundle of parts
    made = vl_convert.javascript_bundle().encode()  # type: ignore[call-arg]
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(kept, made)
    return made


def _template(name: str) -> str | None:
    held = files(__package__).joinpath("assets", name)
    return held.read_text(encoding="utf-8") if name.endswith(".j2") and held.is_file() else None


def _of_report(name: str) -> str | None:
    try:
        return report_asset(name)
    except (OSError, TemplateNotFound):
        return None
