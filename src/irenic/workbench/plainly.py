"""What the checker finds, told for who sits before a page: in the words of the forms, with titles in place of ids.

Beside it stays what the checker itself says: whoever edits the files by hand reads the names of fields there.
"""

import re
from typing import Final

from ..casefile.tree import Path
from ..model.case import Case
from ..model.problem import Problem
from .titles import with_titles
from .wording import apart_from_quotes, on_the_page, replaced

_BY_HAND: Final = frozenset("FXYVSM")
"""The letters of problems that only who writes the files by hand comes to: there the fields' own names are right."""
IDS: Final = frozenset({"R002"})
"""What is wrong with an id itself, which no form changes and no title tells."""
_WORDINGS: Final[tuple[tuple[str, str], ...]] = (
    # what it rests on
    (
        r"add 'cite: \{source: …, quote: …\}', or 'assumed:' with a reason|add 'cite:', or 'assumed:' with a reason",
        "cite the words of a source that say it, or give your reason",
    ),
    (
        r"say that it is your reading, 'assumed: \{.*?\}', or cite the words that tell it",
        "say that it is your reading, or cite the words that tell it",
    ),
    (r"there is no field '(\w+)' here", r"a reason is given for “\1”, and nothing of that name can stand here"),
    (r"^fields are: ", "what can stand here: "),
    # quotes
    (
        r"quote more words, or say which with 'at:' and one of .+",
        "quote more words, or choose which of the places is meant",
    ),
    (r"^the quote stands at \[\d+, \d+\]", "the quote stands elsewhere in that source"),
    (r"; 'at:' can be left out", "; no place need be given"),
    (r"\[\d+, \d+\] is no place in a text", "the place that is given lies outside a text"),
    (r"write \[start, end\], counted in characters from 0", "choose the words again in the source"),
    (
        r"^characters (\d+) to (\d+) of source '(.+)' do not hold",
        r"the place that is given (\1 to \2) in source '\3' does not hold",
    ),
    (r": correct 'source:', or quote", ": correct the source, or quote"),
    (
        r"a corrected document is a new source that 'replaces:' this one",
        "add a corrected document in the Inbox, as a new version of this one",
    ),
    # sources
    (r"correct the date, or the source's 'published'", "correct the date, or the day of the source"),
    (
        r"read it again, or say in 'note' why it is kept",
        "read it again, or say in a note of the source why it is kept",
    ),
    (
        r"write 'handling: (\w+)' at the top of the case, or move",
        r"make the handling of the case as a whole \1, or move",
    ),
    (r"or name (\w+) under 'sources:'", r"or add \1 as a source"),
    (
        r"write 'text: (\S+)'; if it only tells of it, write 'text: not held'",
        r"choose it in “Its own text” of the draft; if it only tells of it, choose there that the text is not held",
    ),
    (r", or mark the entry 'retracted:'", ", or mark the entry as withdrawn"),
    (r"mark them 'retracted:'", "mark them as withdrawn"),
    (r" \(irenic show CASE sources\)", " (see the page Sources)"),
    (r"remove '(?:supersedes|replaces)' from the earliest of them", "let the earliest of them take no other's place"),
    # issues, options and drafts
    (r"add 'value:'; only the last option may lack one", "give its number; only the last option may lack one"),
    (
        r"write 'scale: number', or remove the value",
        "choose numbers in “Its options are” of the issue, or leave the number out",
    ),
    (
        r"correct 'proposed_in' or the draft's term, or give the option 'cite:' or 'assumed:'",
        "correct what the draft's term says, or give the option words of a source, or your reason, of its own",
    ),
    (
        r"add options, each cited, 'proposed_in' a draft, or 'assumed'",
        "add options, each proposed in a draft, or with words of a source, or your reason",
    ),
    (
        r"add 'drafts:' with what is on the table; 'drafts: \{\}' says that nothing is",
        "add what is on the table; that nothing is, is said in the file ('drafts' with nothing in it)",
    ),
    (r"add it to the list, or to 'unranked:'", "add it to the list, or to what has no place in it"),
    (r"^no reading of draft ('[\w-]+') keeps to link (\d+)", r"no reading of \1 keeps to link \2 of the case"),
    # people
    (
        r"write 'speaks_for: party' if they are the party's, and say why in 'note'",
        "if they are the party's, choose so in “It speaks for”",
    ),
    (
        r"change the party's 'consent' if the deal needs its yes",
        "if the deal needs its yes, say so in the form of the party",
    ),
    (r"these words do not bind ([\w-]+):", r"these words do not bind party '\1':"),
    (r"^([\w-]+)'s order on '", r"the order of party '\1' on '"),
    (r"^what ([\w-]+) wants on '", r"what party '\1' wants on '"),
    (r"the weights of ([\w-]+) add", r"the weights of party '\1' add"),
    (r"is a voice of ([\w-]+), not of ([\w-]+)$", r"is a voice of party '\1', not of party '\2'"),
    (r"^([\w-]+) has no voice '", r"party '\1' has no voice '"),
    (r"is a statement by ([\w-]+), and ([\w-]+) cannot", r"is said by party '\1', and party '\2' cannot"),
    (
        r"binds ([\w-]+), and these words, which take its place",
        r"binds party '\1', and these words, which take its place",
    ),
    # statements
    (r"write 'by: ([\w-]+), voice: ([\w-]+)'", r"choose '\1.\2' in By"),
    (r"write 'by: ([\w-]+)', or name a voice of ([\w-]+)", r"choose party '\1' in By, or a voice of party '\2'"),
    (r"^write '([\w-]+\.[\w-]+)'", r"choose '\1'"),
    (r"leave 'voice' out", "name no voice"),
    (r"'bears_on' has no meaning with", "that it bears on acceptance has no meaning with"),
    (r"remove 'bears_on', or change the party's 'consent'", "leave it out, or change whether the deal needs its yes"),
    (r"only (accepts, offers and rules out) take 'if:'", r"only \1 can stand under a condition"),
    (r"takes 'about: (.+)'$", r"is about \1"),
    (r"\{draft\}", "a draft"),
    (r"\{draft, over\}", "one draft rather than another"),
    (r"\{issue, option\}", "an option of an issue"),
    (r"\{issue, option, over\}", "one option of an issue rather than another"),
    (r"\{issue, over\}", "one issue before another"),
    (r"\{terms\}", "options of several issues"),
    (
        r"say which under 'wants' of ([\w-]+): high or low on '([\w-]+)', cited or assumed",
        r"say what party '\1' wants on '\2', high or low, cited or assumed",
    ),
    (r"\bcredence is", "the credence is"),
    # counts
    (r"write (\w+): \{low: (\d+)\}", r"say of the \1: at least \2"),
    (r"write (\w+): \{high: (\d+)\}", r"say of the \1: at most \2"),
    (r"write (\w+): \{best: (\d+)\}", r"say of the \1: about \2"),
    (r"write (\w+): \{(?:low|high|best): .+\}", r"say of the \1 what the words say"),
    (r"see docs/reference/vocabulary\.md", "the vocabulary in docs/reference lists them"),
    (r"; see docs/how-to/[\w-]+\.md", ""),
    (r"add 'positions:' with where each party stands", "say where each party stands"),
)
_KNOWN: Final = tuple((re.compile(found), said) for found, said in _WORDINGS)


def told_plainly(case: Case, problem: Problem, path: Path) -> Problem:
    """A problem of the checker in the words of the forms; `path` leads to what it is about."""
    told = on_the_page(problem)
    if problem.code[:1] in _BY_HAND or problem.code in IDS:
        return told
    message, hint = (with_titles(case, in_plain_words(words), path) for words in (told.message, told.hint))
    return told.model_copy(update={"message": message, "hint": hint})


def in_plain_words(words: str) -> str:
    """Words of the checker without the names of fields."""
    return apart_from_quotes(words, lambda own: replaced(own, _KNOWN))
