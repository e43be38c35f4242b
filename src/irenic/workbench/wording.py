"""What went wrong, told for who sits before a page: in place of a terminal's options the fields are named."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from ..model.problem import Problem

_OVER: Final = "“rather than, or before”"
_WORDINGS: Final[tuple[tuple[str, str], ...]] = (
    # whose words
    (
        r"say whose words they are \(--by PARTY\.VOICE, or By on the page\); somebody whom the case does not name is "
        r"written under 'parties:' or, if not at the table, 'actors:' first, and the source is read again",
        "choose in By whose words they are; somebody whom the case does not name can be added there",
    ),
    (
        r"write them under 'parties:' in case\.yaml, then irenic read --into CASE",
        "name them on the page Case, then choose Read again in the inbox",
    ),
    (r"name the party whose words they are with --by", "choose in By the party whose words they are"),
    (r"\bleave out --by\b", "leave By as it is"),
    (r"--by (\S+) --stance claims", r"\1 in By, and 'claims' in Stance"),
    (r"with --by\b", "in By"),
    # which stance
    (r"\badd --stance '([^']+)'", r"choose '\1' in Stance"),
    (r"\badd --stance claims", "choose 'claims' in Stance"),
    (r"--stance repeats", "Stance repeats"),
    (r"--stance '([^']+)'", r"'\1' in Stance,"),
    (r"--stance claims", "'claims' in Stance"),
    # where a term stands
    (
        r"\badd (?:--(?:draft|issue|option) [A-Z]+ ?)+, naming what the case has",
        "choose Correct it, and there the draft and the option",
    ),
    # about what
    (r"--issue ISSUE --option OPTION --over OPTION", f"an option in About, and another of its issue in {_OVER}"),
    (r"--issue ISSUE --over ISSUE", f"an issue in About, and another in {_OVER}"),
    (r"--draft DRAFT --over DRAFT", f"a draft in About, and another in {_OVER}"),
    (r"--issue ISSUE --option OPTION", "an option in About"),
    (r"--draft DRAFT", "a draft in About"),
    (r"--issue ISSUE", "the issue in About"),
    (r"\badd the issue in About", "choose the issue in About"),
    (r"\badd --issue (\S+)((?: or --issue \S+)*)", r"choose in About that of \1\2"),
    (r" or --issue ", " or "),
    (r" \((?:drafts|issues): [^()]*\)", ""),
    # under which condition
    (r"\badd --if none if they hold", "choose “holds without a condition” in Only if, if they hold"),
    (
        r"with --if ISSUE=OPTION where it has to be so, --unless ISSUE=OPTION where it must not, or --if none if they "
        r"hold",
        "in Only if where it has to be so, in Unless where it must not, and in Only if also if they hold",
    ),
    (r"--if none and --unless exclude", "“holds without a condition” and Unless exclude"),
    (r"--if and --unless both", "Only if and Unless both"),
    (r"--unless ISSUE=OPTION", "a choice in Unless"),
    (r"--if \S+=(\S+) says", r"'\1' in Only if says"),
    (r"--unless \S+=(\S+) says", r"'\1' in Unless says"),
    (r"\bname fewer with --unless", "choose another in Unless"),
    (r"--stance rejects with --unless", "'rejects' in Stance, with Unless"),
    (r"; name what else lifts it with --unless", "; see what else lifts it"),
    (r"'([^']+)' with --unless says", r"'\1' with Unless says"),
    (r", --if says where\b", ", Only if says where"),
    (r"--unless is for", "Unless is for"),
    (r"with --if, or --if none", "in Only if, or “holds without a condition”"),
    # of which event
    (
        r"\badd --event (\S+) if it is, or --event \S+ if it is of another",
        r"choose in “Another account of”: '\1' if it is, “no event of the case” if it is of another",
    ),
    (
        r"\baccept it by its id, with --event (\S+) if it is, or --event new",
        r"choose in “Another account of”: '\1' if it is, “no event of the case” if not",
    ),
    (r"\bleave out --date\b", "leave “Happened on” empty"),
    # resting on what
    (
        r"\badd --cite SOURCE --quote WORDS, or --assumed REASON if it is your own judgement",
        "choose Correct it, and give the words of a source that say it, or your reason if it is your own judgement",
    ),
    (r"\baccept it by its id, with --cite and --quote, or --assumed", "give its words, or your reason"),
    (r"\bleave out --cite, --quote and --assumed|\bleave out --cite and --assumed", "leave words and reason empty"),
    (r"\badd --cite SOURCE, once", "give the words of one source"),
    (r"--quote is for", "“Its words” is for"),
    (r"--stance\b", "Stance"),
    (r"--draft, --issue and --option are for", "About is for"),
    (r"--draft, --issue, --option", "About"),
    (r"--cite, --assumed", "words or a reason"),
    (r"--(?:by|voice)\b", "By"),
    (r"--date\b", "the day"),
    (r"--over\b", _OVER),
    (r"--if\b", "Only if"),
    (r"--event\b", "“Another account of”"),
    (r"--handling\b", "Handling"),
    # what is asked for
    (r"\bname the audience with --audience (\w+)", r"choose the audience \1"),
    (r"\bmend first what irenic check tells", "mend first what Problems tells"),
    (r"with --as-of\b", "in “As of”"),
    (r", or the draft that is meant: [^;]*", ""),
    (r"\bsee irenic show CASE sources", "see the page Sources"),
    (r"\birenic show CASE inbox lists what waits", "the page Inbox lists what waits"),
    (
        r"\birenic accept (?:CASE \S+ )?still takes it",
        "a statement of the same words can still be made by selecting them",
    ),
    (r"\brun irenic check, and correct the file first", "see Problems, and correct the file under Files first"),
    (r"\birenic check tells what is wrong with (it|them)", r"Problems tells what is wrong with \1"),
    (r"\badd what is on the table under 'drafts:' in case\.yaml", "enter what is on the table on the page Case"),
    (r"what is new is written in case\.yaml first", "what is new is entered on the page Case first"),
    (r"\badd it to the case first", "enter it on the page Case first"),
    (r"is written in case\.yaml", "is written under Files"),
    (r"\bchange it in case\.yaml", "change it under Files"),
    (r"\bor read it again: irenic read --into CASE", "or choose Read again in the inbox"),
    (r"\birenic read --into CASE proposes it", "choose Read again in the inbox, which proposes it"),
    (r"\birenic (stability|forecast) --even-if-assumed answers", r"in a terminal, irenic \1 answers"),
)  # fmt: skip
_KNOWN: Final = tuple((re.compile(found), said) for found, said in _WORDINGS)


def on_the_page(problem: Problem) -> Problem:
    """A problem in the words of the pages: what it says stays, what to do is told by the names of fields and pages."""
    return problem.model_copy(update={"message": worded(problem.message), "hint": worded(problem.hint)})


def worded(words: str) -> str:
    """Words of a message as a page says them."""
    return apart_from_quotes(words, lambda own: replaced(own, _KNOWN))


def replaced(words: str, known: Iterable[tuple[re.Pattern[str], str]]) -> str:
    """Words with each pattern replaced by what is said in its place."""
    for found, said in known:
        words = found.sub(said, words)
    return words


_NEAREST: Final = re.compile(r"\bthe nearest words are[^:]*: ")
_QUOTED: Final = re.compile("“(?:[^“”]|“[^“”]*”)*”|‘[^‘]*’")
_KEPT: Final = re.compile("\x00(\\d+)\x00")


def apart_from_quotes(words: str, change: Callable[[str], str]) -> str:
    """A message with its own words changed; the words of a source that it quotes stay as they stand there."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\x00{len(kept) - 1}\x00"

    near = _NEAREST.search(words)
    own, behind = (words[: near.end()], words[near.end() :]) if near else (words, "")
    return _KEPT.sub(lambda found: kept[int(found[1])], change(_QUOTED.sub(keep, own))) + behind
