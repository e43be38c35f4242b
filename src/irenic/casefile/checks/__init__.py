"""The checks on a case, one topic per file; `run` asks them all."""

from typing import Final

from ...model.problem import Problem, Severity
from ..load import LoadedCase
from . import (
    contests,
    counts,
    dates,
    grounds,
    issues,
    moves,
    names,
    outsiders,
    quotations,
    ranges,
    safety,
    silence,
    stances,
    succession,
)
from .registry import CHECKS, Check

__all__ = ["CHECKS", "FILE_CODES", "Check", "run", "run_on_what_is_said"]

_MODULES = (
    names,
    quotations,
    dates,
    issues,
    grounds,
    stances,
    succession,
    safety,
    ranges,
    counts,
    silence,
    moves,
    contests,
    outsiders,
)
_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


def run(loaded: LoadedCase) -> tuple[Problem, ...]:
    """All problems of a case, its files' and the checks', sorted by severity, file and place."""
    found = [*loaded.problems, *(problem for check in CHECKS.values() for problem in check(loaded))]
    return tuple(sorted(found, key=_order))


def run_on_what_is_said(loaded: LoadedCase) -> tuple[Problem, ...]:
    """The problems of what a case says, without places and without those of its folder (H…).

    They are the same however the case is laid out in files, so that they betray nothing of what lies beside it.
    """
    nowhere = {"file": None, "line": None, "column": None, "end_column": None}
    found = [problem.model_copy(update=nowhere) for problem in run(loaded) if not problem.code.startswith("H")]
    return tuple(sorted(found, key=lambda problem: (_RANK[problem.severity], problem.code, problem.message)))


def _order(problem: Problem) -> tuple[int, str, int, int, str]:
    return (_RANK[problem.severity], problem.file or "", problem.line or 0, problem.column or 0, problem.code)


FILE_CODES: Final = {
    "F001": "A file or folder is not there. Check the spelling; names in a case are written from the case folder.",
    "F002": "A file cannot be read, or is no regular file. Check who may read it, and that the disk is in order.",
    "F003": "A file is empty. Put the text in, or remove what refers to it.",
    "F004": "A file is binary, or of a format that is not read: documents are txt, md, HTML, PDF, docx and eml.",
    "F005": "A file is too large to be read. Split it, or keep only the part that the case needs.",
    "F006": "A text is not in UTF-8. Save it as UTF-8; for a document, name its encoding with `--encoding`.",
    "F007": "A name leads out of the case folder. A case holds all that it rests on: copy the file into `sources/`.",
    "F008": "A symbolic link leads out of the case folder. Put the file itself in the folder.",
    "F009": "A file was changed by somebody else since it was read, so an edit was refused and nothing was written.",
    "F010": "A file could not be written (no room, or no leave). It is as it was.",
    "F011": "Something is there already under the name, and nothing is overwritten unasked. Choose another name; where "
    "a command has `--overwrite`, that replaces what irenic wrote there, and nothing else.",
    "F012": "A source's text is a file of the case itself. Each quote would stand there, and so prove itself: name the "
    "file that holds the source's own text.",
    "X001": "A PDF holds pictures of pages but no text. Run text recognition on it first (`ocrmypdf`, for example).",
    "X002": "A document is damaged, or protected by a password. Open it in its own program and save it anew.",
    "X003": "Front matter, a sidecar file or a source's record cannot be read. The message says what is wrong.",
    "X004": "A document holds no text that can be read.",
    "X006": "The language pipeline that reading uses is not installed. Install irenic anew with all that it needs.",
    "X007": "A line of the inbox cannot be read. Restore the file, or remove the line and read its source again.",
    "X008": "A document was not read for a fault of irenic's own. Please report it; the other documents were read.",
    "X009": "A PDF could not be printed: Chromium was not found, or printed nothing. Write an HTML file and print it.",
    "X010": "What a tagger runs on, or the encoder that it starts from, is not there: `pip install 'irenic[tagger]'`.",
    "X011": "A line of labels in brat's format cannot be read, or does not fit its text. Places count characters of "
    "the text file as it is, from 0; the message says what is wrong.",
    "X012": "There is nothing to train a tagger on: no labels, or none with a cue and a content.",
    "X013": "A folder holds no tagger, or none that this irenic can use. Name one of `irenic train`, or train anew.",
    "Y001": "A file is not YAML that can be read. The place is where the reader gave up; the cause may stand above it.",
    "Y002": "A field or an id stands twice in one block. Only the first is read: rename or remove the other.",
    "Y003": "Anchors, aliases and tags of YAML are not read: a case says everything where it belongs.",
    "Y004": "A file is nested too deeply, or holds too many values, to be a case.",
    "Y005": "A case, and each file that it includes, is made of fields: `irenic: 1`, `title: …`.",
    "V001": "The case has an older format. `irenic check --migrate CASE` brings it to the current one.",
    "V002": "The case has a newer format than this irenic knows. Nothing was read or changed: use a newer irenic.",
    "V003": "`irenic:` is followed by something that is no version of the case format.",
    "S001": "A field is not one that the case format has. Most often its name is misspelt, or it is indented wrongly.",
    "S002": "A field is missing that the entry cannot do without.",
    "S003": "A value is not of the kind that belongs in the field.",
    "S004": "An id has characters that ids cannot have. Ids are of letters, digits, `-` and `_`.",
    "S005": "A field that belongs in `case.yaml` alone stands in an included file.",
    "A001": "No probability can be drawn for a party: its words leave nothing, or the draws did not mix.",
    "A003": "An answer was asked for on a draft that is later than the day of the answer (--as-of, or the case's own). "
    "What was on record by that day is taken for a text that was not yet on the table. Name a later day to count what "
    "was said since.",
    "A002": "An assumption gives an exact value and contradicts other words. No draw hits an exact value by chance, so "
    "that it is left out of probabilities; verdicts and the list of contradictions keep it.",
    "A005": "Whether a deal would hold was not answered: most of what the answer would rest on is the analyst's own. "
    "The message lists it. Cite what sources say; `--even-if-assumed` answers all the same, and the page then says so.",
    "A006": "A draft or a contest is at fault, and the answer leaves it out. What asks about it is refused. Of a party "
    "whose words are about that draft nothing is worked out, since without them it would seem to have said less; where "
    "this is so of every party whose consent counts, no answer about preferences is given. Mend what `irenic check` "
    "tells of the draft.",
    "A007": "An order, an assumption, a link or a term rests on no words that count: its quotes do not stand in their "
    "sources, or these were retracted or are later than the day. The answer does without it; of such a term nothing is "
    "known but its issue. Cite words that count, or give your own reason.",
    "A004": "A forecast would rest on assumptions more than on sources. Cite what can be cited; "
    "`--even-if-assumed` answers all the same, and the page then says so.",
    "E001": "An edit names an entry that is not there.",
    "E002": "An entry cannot be edited without touching what stands beside it. Make the edit in an editor.",
    "E003": "An entry of that name is there already.",
    "E004": "There is no problem with this code.",
    "E007": "A proposal needs a person's word: whose words it holds (`--by`), that they bind so (`--stance`), what "
    "they are about (`--draft`, or `--issue` and `--option`), or under which condition (`--if`, `--unless`).",
    "E008": "A proposal is decided on already. An entry that came of it is changed in the case file.",
    "E009": "The command was used wrongly: a verb, an argument or an option is unknown, missing or does not fit.",
    "E006": "A report or an export was not written: the case, or what is at fault in it, may not be for those who "
    "would see it. Name the audience with `--audience`, or mend what is at fault.",
    "I001": "A file of another tool cannot be read: it is damaged, of another format, or says something twice. XML "
    "that declares a document type (DOCTYPE) is not read.",
    "I002": "A file of another tool holds something of a kind that is not read, such as a range without steps.",
    "I003": "A profile does not fit its domain: an issue or a value is missing, or is none of the domain's.",
    "I004": "A number in another tool's file is none, or cannot be, such as a weight below 0.",
    "I005": "A profile gives every package the same worth, so that its side likes nothing better than anything else.",
    "I006": "Something in another tool's file was not taken over as it stands, such as a discount factor.",
    "I007": "A party's preferences are not one point, and so cannot be written as another tool's profile. Give exact "
    "values, or write the mean of its draws with `--centre`.",
    "I008": "Something of the case has no place in another tool's files and was left out of an export.",
    "I009": "A workbook cannot be read: it is damaged, protected by a password, or of another format. Save it as xlsx.",
    "I010": "A workbook holds no sheet, or no column, by which irenic could know again what it exported. Export the "
    "case anew (`irenic export excel`) and edit that; the hidden row and columns have to stay.",
    "I011": "A cell of an edited sheet is no name, option, stance or date of the case, or holds a formula without a "
    "result. The message names the sheet and the cell, the hint what is known.",
    "I012": "Cells of an edited row do not go together: a stance without the option that it takes, a comparison with "
    "one side, a condition on a stance that cannot stand under one.",
    "I013": "A quote, from an edited sheet, with `--quote` or read before its source was changed, does not stand in "
    "its source word for word, or stands there more than once, or its source is not named. Nothing is "
    "proposed or accepted on words that nobody can find.",
    "I014": "Something in an edited workbook was not read back, such as an emptied row: an import only proposes, and "
    "never removes. Make that change in the case file.",
    "I015": "A proposal rests on nothing: accept it with a quote (`--cite SOURCE --quote WORDS`), or as your own "
    "judgement (`--assumed REASON`).",
    "I016": "A row of an edited workbook changes what a statement says, or who says it, and leaves its quote as it "
    "was. The quote is kept; whether it bears out what the row says now is for a person to see before accepting it.",
    "I020": "The numbers of a column in a scenario of KTAB are all 1 or less: they may be fractions, or hundredths, as "
    "KTAB has them. Nothing is guessed: say which with the option that the message names.",
    "W001": "The workbench was started to show a case, not to edit it (`--read-only`, or an `--audience` that may not "
    "see everything). Nothing was written.",
    "W002": "There is nothing to undo, or a file has changed since the edit, so that undoing would lose that change.",
    "W003": "The workbench could not be opened at the port. Name another with `--port`, or leave it to irenic.",
    "W004": "An answer was not worked out, or a document not read, for a page: it took too long, or its process ended. "
    "The command that the page shows asks the same in a terminal, which waits.",
    "W005": "An edit was saved but not committed to git, or `--commit` cannot be used with this case.",
    "W006": "Something was not removed on the page Case, since others refer to it. Change or remove these first.",
    "E005": "What was asked for needs something that the case does not have, such as a draft.",
}
"""What the problems mean that concern files and requests rather than the content of a case."""
