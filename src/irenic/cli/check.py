"""`irenic check`: every quote, name, date and ground of a case."""

import textwrap
from pathlib import Path
from typing import Annotated

import typer

from ..casefile import checks
from ..casefile.folder import CASE_FILE
from ..casefile.migrating import migrate_case
from ..documents.metadata import in_command
from ..model.problem import failure
from ..model.result import MORE_MAY_COME, CheckResult
from ..workspace import check_case
from .output import problem_lines, say, say_result, width


def check_command(
    case: Annotated[Path | None, typer.Argument(metavar="CASE", help="The case folder, or its case.yaml.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the result as one JSON object.")] = False,
    migrate: Annotated[
        bool, typer.Option("--migrate", help="First bring a case of an older format to the current one.")
    ] = False,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="CODE", help="Tell what a problem's code means.")
    ] = None,
) -> None:
    """Exit code 0 where the case has no errors (warnings and notes are no errors), else 1."""
    if explain is not None:
        _explain(explain.upper())
        return
    if case is None:
        raise typer.BadParameter("name the case folder: irenic check CASE")
    if migrate:
        before, now = migrate_case(case)
        if not json:
            say(f"The case has format {now} already." if before == now else f"Migrated from format {before} to {now}.")
    result = check_case(case)
    if json:
        say_result(result)
    else:
        folder = case.parent if case.name == CASE_FILE else case
        for line in problem_lines(result.problems, folder, in_command(case)):
            say(line)
        for line in textwrap.wrap(_summary(result), width()):
            say(line)
    raise typer.Exit(0 if result.is_sound else 1)


def _summary(result: CheckResult) -> str:
    notes = len(result.problems) - result.errors - result.warnings
    counts = [
        f"{number} {word}{'' if number == 1 else 's'}"
        for number, word in ((result.errors, "error"), (result.warnings, "warning"), (notes, "note"))
        if number
    ]
    if not counts:
        return "No problems found."
    found = ", ".join(counts)
    if result.is_sound:
        return f"The case is sound: {found}."
    more = f" {MORE_MAY_COME}" if result.may_hide_more else ""
    return f"Found {found}. 'irenic check --explain CODE' tells more about each.{more}"


def _explain(code: str) -> None:
    check = checks.CHECKS.get(code)
    words = check.help if check else checks.FILE_CODES.get(code)
    if words is None:
        known = ", ".join(sorted({*checks.CHECKS, *checks.FILE_CODES}))
        raise failure("E004", f"there is no problem code '{code}'", f"codes are: {known}")
    say(f"{code}: {check.title} ({check.severity})" if check else code)
    say()
    for line in textwrap.wrap(words, width(), break_on_hyphens=False):
        say(line)
