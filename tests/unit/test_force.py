"""In force at a day: page 3a's rule."""

import datetime

from irenic.casefile.load import LoadedCase
from irenic.model.force import binds, dated, in_force, issues_of


def test_only_what_stands_on_the_day_is_in_force(loaded: LoadedCase) -> None:
    """
    irenic: 1
    as_of: 2031-03-10
    sources:
      early: {file: sources/a.txt, published: 2031-03-01}
      late: {file: sources/a.txt, published: 2031-03-20}
      gone: {file: sources/a.txt, published: 2031-03-01, retracted: 2031-03-05}
      gone-later: {file: sources/a.txt, published: 2031-03-01, retracted: 2031-03-15}
    parties: {a: {name: A}}
    drafts: {d: {terms: {}}}
    statements:
      plain: {by: a, stance: claims, about: {topic: x}, cite: {source: early, quote: word}}
      later: {by: a, stance: claims, about: {topic: x}, cite: {source: late, quote: word}}
      own-date: {by: a, stance: claims, about: {topic: x}, date: 2031-03-09, cite: {source: late, quote: word}}
      undated: {by: a, stance: claims, about: {topic: x}, assumed: told}
      withdrawn: {by: a, stance: claims, about: {topic: x}, retracted: 2031-03-06, cite: {source: early, quote: word}}
      withdrawn-later: {by: a, stance: claims, about: {topic: x}, retracted: 2031-03-16, cite: {source: early, quote: word}}
      no-source: {by: a, stance: claims, about: {topic: x}, cite: {source: gone, quote: word}}
      two-sources: {by: a, stance: claims, about: {topic: x}, cite: [{source: gone, quote: word}, {source: early, quote: word}]}
      source-stands-yet: {by: a, stance: claims, about: {topic: x}, cite: {source: gone-later, quote: word}}
      old: {by: a, stance: claims, about: {topic: x}, cite: {source: early, quote: word}}
      new: {by: a, stance: claims, about: {topic: x}, supersedes: old, cite: {source: early, quote: word}}
      kept: {by: a, stance: claims, about: {topic: x}, cite: {source: early, quote: word}}
      not-yet: {by: a, stance: claims, about: {topic: x}, supersedes: kept, cite: {source: late, quote: word}}

    === sources/a.txt
    word
    """
    assert set(in_force(loaded.case)) == {
        *("plain", "own-date", "undated", "withdrawn-later", "two-sources", "source-stands-yet", "new", "kept")
    }
    assert "kept" not in in_force(loaded.case, datetime.date(2031, 4, 1))
    assert str(dated(loaded.case, loaded.case.statements["later"])) == "2031-03-20"


def test_words_bind_only_in_the_partys_own_voice(loaded: LoadedCase) -> None:
    """
    irenic: 1
    parties:
      a:
        name: A
        voices: {minister: {name: M}, someone: {identity: anonymous}, rebel: {name: R, speaks_for: faction}}
    actors: {b: {name: B}}
    drafts: {d: {terms: {i: {option: o, assumed: x}}}}
    issues: {i: {question: q, options: {o: {assumed: x}, p: {assumed: x}}}}
    statements:
      party: {by: a, stance: accepts, about: {draft: d}, assumed: x}
      named: {by: a, voice: minister, stance: demands, about: {issue: i, option: o}, assumed: x}
      vouched: {by: a, voice: someone, speaks_for: party, stance: accepts, about: {draft: d}, assumed: x}
      firm-support: {by: a, stance: supports, bears_on: acceptance, about: {draft: d}, assumed: x}
      anonymous: {by: a, voice: someone, stance: accepts, about: {draft: d}, assumed: x}
      faction: {by: a, voice: rebel, stance: accepts, about: {draft: d}, assumed: x}
      support: {by: a, stance: supports, about: {draft: d}, assumed: x}
      talk: {by: a, stance: willing to discuss, about: {draft: d}, assumed: x}
      praise: {by: a, stance: appraises, about: {draft: d}, assumed: x}
      stranger: {by: b, stance: accepts, about: {draft: d}, assumed: x}
    """
    case = loaded.case
    binding = {name for name, statement in case.statements.items() if binds(case, statement)}
    assert binding == {"party", "named", "vouched", "firm-support"}
    assert issues_of(case, case.statements["party"]) == {"i"}


def test_a_statement_stands_on_what_is_proven_and_not_withdrawn(loaded: LoadedCase) -> None:
    """
    irenic: 1
    as_of: 2031-03-10
    sources:
      gone: {file: sources/a.txt, published: 2031-03-01, retracted: 2031-03-05}
      good: {file: sources/a.txt, published: 2031-03-08}
      late: {file: sources/a.txt, published: 2031-03-20}
    parties: {a: {name: A}}
    drafts: {}
    statements:
      half: {by: a, stance: claims, about: {topic: x}, cite: [{source: gone, quote: word}, {source: good, quote: nothing}]}
      moved: {by: a, stance: claims, about: {topic: x}, cite: [{source: gone, quote: word}, {source: late, quote: word}]}
      both: {by: a, stance: claims, about: {topic: x}, cite: [{source: late, quote: word}, {source: good, quote: word}]}

    === sources/a.txt
    word
    """
    standing = in_force(loaded.case, unproven=loaded.unproven)
    assert set(standing) == {"both"}
    # the first of the sources gives the day, and a source that is withdrawn gives none
    assert str(dated(loaded.case, standing["both"])) == "2031-03-08"
    later = in_force(loaded.case, datetime.date(2031, 4, 1), loaded.unproven)
    assert [citation.source for citation in later["moved"].cite] == ["late"]
    assert str(dated(loaded.case, later["moved"])) == "2031-03-20"
