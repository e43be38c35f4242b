"""The command `irenic`: finds the verb, runs it, and tells every failure in words for people."""

import contextlib
import gc
import logging
import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from ..model.problem import IrenicError, failure
from ..model.version import VERSION
from .output import print_failure

VERBS: Final = {
    "new": "Make a new case, with documents as its sources.",
    "read": "Read documents: who said what, provisions, events, dates.",
    "train": "Train a tagger on labels of your own, for reading.",
    "accept": "Let a proposal of the inbox count.",
    "reject": "Decide that a proposal does not count.",
    "check": "Check a case: every quote, name, date and ground.",
    "show": "Show who stands where, drafts, and the record.",
    "assess": "Tell who would accept which draft.",
    "why": "Tell what an answer rests on, and what moves it.",
    "ask": "Tell what to ask whom next.",
    "compare": "Tell what changed from one draft to another.",
    "zone": "Tell where a deal could lie.",
    "amend": "Tell which changes of a draft help most.",
    "stability": "Tell whether a deal would hold, and what would keep it.",
    "trace": "Tell how the answers changed over time.",
    "forecast": "Tell where issues would settle, beside honest baselines.",
    "backtest": "Tell how forecasts would have done on past contests.",
    "report": "Write the report of a case as one HTML page.",
    "import": "Make a case of another tool's files, or take back a workbook.",
    "export": "Write a case for Word, Excel, CSV or another tool.",
    "serve": "Open a case as local web pages, to see, check and decide.",
    "schema": "Print the JSON Schema of the format.",
    "demo": "Run the main job on the worked cases.",
}
"""The verbs with what each is for; a verb's module is imported only when it is called."""

_MODULES: Final = {"import": "import_case", "export": "export_case"}
"""The modules of verbs that are no names for a module of their own."""


def command_of(verb: str) -> Callable[..., None]:
    """The function that carries a verb out; imports its module."""
    module = import_module(f".{_MODULES.get(verb, verb)}", __package__)
    found: Callable[..., None] = getattr(module, f"{verb}_command")
    return found


INTERRUPTED: Final = 130
"""The exit code of what was interrupted; typer catches the interruption and returns it."""

_UsageError: Final[type[Exception]] = typer.BadParameter.__bases__[0]
"""What typer raises for any wrong usage; it gives the class no public name."""


class _Verbs(TyperGroup):
    """Imports a verb's module when it is needed: `irenic check` pays for nothing that only `show` uses."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        function = command_of(cmd_name)
        alone.command(name=cmd_name, help=f"{VERBS[cmd_name]}\n\n{' '.join((function.__doc__ or '').split())}")(
            function
        )
        return typer.main.get_command(alone)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"irenic {VERSION}")
        raise typer.Exit


app = typer.Typer(cls=_Verbs, no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@app.callback()
def irenic(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """From the record of a negotiation to a source-cited case, and to what its words imply."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns its exit code: 0 fine, 1 errors in the input, 2 wrong usage, 130 interrupted."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    as_json = "--json" in given
    try:
        # alone, typer would tell of wrong usage in its own words; without any argument it shows the help
        code = typer.main.get_command(app)(given, prog_name="irenic", standalone_mode=not given)
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        return code if isinstance(code, int) else 0
    except _UsageError as error:
        hint = f"irenic {given[0] if given[0] in VERBS else ''} --help".replace("  ", " ") + " tells how it is used"
        print_failure(failure("E009", _in_words(error), hint).problems, as_json=as_json)
        return 2
    except SystemExit as stop:
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.flush()
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except IrenicError as error:
        print_failure(error.problems, as_json=as_json, called=_case_among(given))
        return 1
    except KeyboardInterrupt:
        typer.echo("irenic: interrupted; nothing was left half written", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of a pipe went away, as `irenic show … | head` does
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        return 0
    except Exception:
        _report_fault()
        return 1


def _case_among(given: Sequence[str]) -> str | None:
    """The case that is named on the command line, as a word of a command; None where none is."""
    from ..documents.metadata import in_command

    for one in given[1:]:
        path = Path(one)
        with contextlib.suppress(OSError, ValueError):
            if path.name == "case.yaml" or (path / "case.yaml").is_file():
                return in_command(path)
    return None


def _in_words(error: Exception) -> str:
    """What typer says of wrong usage, without what only its makers would say."""
    told = str(getattr(error, "format_message", error.__str__)()).strip()
    for theirs, ours in _THEIR_WORDS:
        told = re.sub(theirs, ours, told)
    return told[:1].lower() + told[1:]


_THEIR_WORDS: Final = (
    (r"Value error, ", ""),
    (r"Input should be a valid integer.*", "a whole number is wanted"),
    (r"Input should be ", "what is given must be "),
    (r"\.$", ""),
)


def run() -> None:
    """The console script."""
    settle_process()
    _listen()
    sys.exit(main())


def settle_process() -> None:
    """Make Python and its libraries work as a process that answers and ends, or serves, needs them to."""
    # what a verb loads lives as long as the process: looking through it for garbage over and over finds none
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    # matrices are small here: threads of the linear algebra library would wait for one another, and for other programs
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _listen() -> None:
    """Tell on a terminal what the calculations say takes long, over a line of progress that stands there."""
    if not sys.stderr.isatty():
        return
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("\r%(message)s"))
    log = logging.getLogger("irenic")
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def _report_fault() -> None:
    """Tell that irenic itself is at fault, and keep what its makers need to see."""
    typer.echo("irenic: stopped by a fault of its own; your files are as they were", err=True)
    from ..documents.faults import keep_fault

    if (log := keep_fault()) is not None:
        typer.echo(f"Please report it, with the file {log}", err=True)
