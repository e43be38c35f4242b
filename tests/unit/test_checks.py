"""Every check finds its fault at the field at fault, and a sound case has none.

Each row is a case file; `«` marks the line and column at which the problem is expected.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.casefile.checks import CHECKS, FILE_CODES, run
from irenic.casefile.load import load_case
from irenic.documents.read import read_document
from irenic.documents.store import store_document
from irenic.model.problem import IrenicError

from ..conftest import marked_place

SOURCE = """
=== sources/r.txt
Alpha said it would accept the middle line. Beta refused to comment.
On 3 March the two sides met again, and again nothing was said.
"""

FAULTS: list[tuple[str, str, str]] = [
    ("R001", "statement by nobody", "statements: {s: {by: «alfa, stance: claims, about: {topic: x}, assumed: y}}\nactors: {alpha: {}}"),
    ("R001", "citation of no source", 'interests: {i: {of: a, test: t, cite: {source: «q, quote: "met again"}}}\nparties: {a: {name: A}}'),
    ("R001", "draft that is not there", "statements: {s: {by: a, stance: supports, about: {draft: «d}, assumed: y}}\nparties: {a: {name: A}}"),
    ("R001", "want on no issue", "parties: {a: {name: A, wants: {«i: high}, assumed: {wants: y}}}"),
    ("R001", "consent on no issue", "parties: {a: {name: A, consent: {on: [«i]}}}"),
    ("R001", "superseding nothing", "statements: {s: {by: a, stance: claims, about: {topic: x}, supersedes: «t, assumed: y}}\nparties: {a: {name: A}}"),
    ("R001", "event by nobody", "events: {e: {kind: ASSAULT, by: «x, accounts: [{claimant: r, assumed: y}]}}"),
    ("R001", "talks with nobody", "process: {p: {with: [«x], accounts: [{claimant: r, assumed: y}]}}"),
    ("R001", "a voice that an actor does not have", "actors: {a: {}}\nevents: {e: {kind: ASSAULT, by: «a.ghost, accounts: [{claimant: r, assumed: y}]}}"),
    ("R002", "party and actor", "parties: {a: {name: A}}\nactors: {«a: {}}"),
    ("R002", "statement and assumption", "parties: {a: {name: A}}\nstatements: {x: {by: a, stance: claims, about: {topic: t}, assumed: y}}\nassume: {«x: {party: a, assumed: y}}"),
    ("R002", "a word of irenic's own", "parties: {a: {name: A}}\nassume: {«structure: {party: a, assumed: y}}"),
    ("R003", "term on an unknown option", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\ndrafts: {d: {terms: {i: {option: «oo, assumed: y}}}}"),
    ("R003", "status quo that is none", "issues: {i: {question: q, status_quo: «x, options: {o: {assumed: y}, p: {assumed: y}}}}"),
    ("R003", "order of an unknown option", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A, wants: {i: {order: [o, «x, p], assumed: y}}}}"),
    ("R004", "voice of another party", "parties: {a: {name: A}, b: {name: B, voices: {m: {name: M}}}}\nstatements: {s: {by: a, voice: «m, stance: claims, about: {topic: t}, assumed: y}}"),
    ("R004", "voice of an actor", "actors: {a: {}}\nstatements: {s: {by: a, voice: «m, stance: claims, about: {topic: t}, assumed: y}}"),
    ("Q001", "one letter is wrong", 'parties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, cite: {source: r, quote: «"would accept the midle line"}}}'),
    ("Q001", "half a word", 'parties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, cite: {source: r, quote: «"ould accept the middle"}}}'),
    ("Q002", "a quote that stands twice", 'parties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, cite: {source: r, quote: «again}}}'),
    ("Q003", "a place that holds other words", 'parties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, cite: {source: r, quote: again, at: «[0, 5]}}}'),
    ("Q006", "an original that is not there", "sources: {q: {file: sources/r.txt, original: «sources/r.pdf, note: y}}"),
    ("Q006", "an original outside the case", "sources: {q: {file: sources/r.txt, original: «../r.pdf, note: y}}"),
    ("Q005", "a text with CRLF", "sources: {crlf: {file: «sources/crlf.txt, note: kept}}"),
    ("T001", "an interval that ends first", "events: {e: {kind: ASSAULT, date: {from: 2031-03-09, to: «2031-03-01}, accounts: [{claimant: r, assumed: y}]}}"),
    ("T001", "talks that end first", "process: {p: {from: 2031-03-09, to: «2031-03-01, accounts: [{claimant: r, assumed: y}]}}"),
    ("T002", "words after their report", 'parties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, date: «2031-04-01, cite: {source: r, quote: "met again"}}}'),
    ("T002", "known before it could be", 'sources: {q: {file: sources/r.txt, published: 2031-03-05, assumed: {published: y}}}\nevents: {e: {kind: ASSAULT, accounts: [{claimant: r, as_known: «2031-03-09, cite: {source: q, quote: "met again"}}]}}'),
    ("T002", "an event after its report", 'sources: {q: {file: sources/r.txt, published: 2031-03-05, assumed: {published: y}}}\nevents: {e: {kind: ASSAULT, date: «2031-03-09, accounts: [{claimant: r, cite: {source: q, quote: "met again"}}]}}'),
    ("T002", "talks after their report", 'sources: {q: {file: sources/r.txt, published: 2031-03-05, assumed: {published: y}}}\nprocess: {e: {from: «2031-03-09, accounts: [{claimant: r, cite: {source: q, quote: "met again"}}]}}'),
    ("T003", "superseding what comes later", "parties: {a: {name: A}}\nstatements:\n  s: {by: a, stance: claims, about: {topic: t}, date: 2031-03-01, supersedes: «t, assumed: y}\n  t: {by: a, stance: claims, about: {topic: t}, date: 2031-03-02, assumed: y}"),
    ("T003", "replacing a later draft", "drafts: {d: {date: 2031-03-01, replaces: «e}, e: {date: 2031-03-02}}"),
    ("T004", "withdrawn before it was said", "parties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, date: 2031-03-05, retracted: «2031-03-01, assumed: y}}"),
    ("O001", "values that do not increase", "issues: {i: {question: q, scale: number, options: {o: {value: 5, assumed: y}, p: {value: «5, assumed: y}}}}"),
    ("O002", "a first option without value", "issues: {i: {question: q, scale: number, options: {«o: {assumed: y}, p: {value: 5, assumed: y}}}}"),
    ("O003", "a value without a number scale", "issues: {i: {question: q, options: {o: {value: «5, assumed: y}, p: {assumed: y}}}}"),
    ("O004", "proposed in a silent draft", "issues: {i: {question: q, options: {o: {proposed_in: [«d]}, p: {assumed: y}}}}\ndrafts: {d: {}}"),
    ("O004", "proposed in a draft with another option", "issues: {i: {question: q, options: {o: {proposed_in: «d}, p: {assumed: y}}}}\ndrafts: {d: {terms: {i: {option: p, assumed: y}}}}"),
    ("O005", "an issue with one option", "issues: {«i: {question: q, options: {o: {assumed: y}}}}"),
    ("O006", "an option twice in an order", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A, wants: {i: «{order: [o, o, p], assumed: y}}}}"),
    ("O006", "high on an unordered issue", "issues: {i: {question: q, scale: unordered, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A, wants: {i: «high}, assumed: {wants: y}}}"),
    ("O006", "order and peak", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A, wants: {i: «{order: high, peak: o, assumed: y}}}}"),
    ("O007", "an order that leaves one out", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A, wants: {i: «{order: [o], assumed: y}}}}"),
    ("O008", "a draft that keeps to no link", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}, j: {question: q, options: {k: {assumed: y}, l: {assumed: y}}}}\nlinks: [{if: {i: o}, then: {j: k}, assumed: y}]\ndrafts: {«d: {terms: {i: {option: o, assumed: y}, j: {option: l, assumed: y}}}}"),
    ("B001", "a statement without ground", "parties: {a: {name: A}}\nstatements: {«s: {by: a, stance: claims, about: {topic: t}}}"),
    ("B001", "a term without ground", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\ndrafts: {d: {terms: {«i: {option: o}}}}"),
    ("B001", "a term with a reason for one field alone", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\ndrafts: {d: {terms: {«i: {option: o, must_act: r, assumed: {must_act: y}}}}}"),
    ("B001", "an origin without ground", "actors: {x: {}}\ndrafts: {d: {origin: [«{who: x, role: author, claimant: r}]}}"),
    ("B001", "an empty reason", "parties: {a: {name: A}}\nstatements: {«s: {by: a, stance: claims, about: {topic: t}, assumed: ''}}"),
    ("B001", "an account without ground", "events: {e: {kind: ASSAULT, accounts: [«{claimant: r}]}}"),
    ("B002", "a credence without ground", 'parties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, «credence: 0.5, cite: {source: r, quote: "met again"}}}'),
    ("B002", "an anonymous voice vouched for", 'parties: {a: {name: A, voices: {v: {identity: anonymous}}}}\nstatements: {s: {by: a, voice: v, «speaks_for: party, stance: claims, about: {topic: t}, cite: {source: r, quote: "met again"}}}'),
    ("B002", "an option without ground", "issues: {i: {question: q, options: {«o: {label: x}, p: {assumed: y}}}}"),
    ("B002", "a want without ground", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A, wants: {«i: high}}}"),
    ("B002", "readings without ground", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\ndrafts: {d: {terms: {i: {«option: [o, p], assumed: {hedge: y}, cite: {source: r, quote: nothing}}}}}"),
    ("B002", "an event that is nobody's account", "events: {«e: {kind: ASSAULT}}"),
    ("B002", "a day of publication without ground", "sources: {q: {file: sources/r.txt, «published: 2031-03-01, note: y}}"),
    ("B003", "a reason for no field", "parties: {a: {name: A, assumed: {«want: y}}}"),
    ("B004", "an unknown code", "issues: {i: {question: q, codes: [«x-peace], options: {o: {assumed: y}, p: {assumed: y}}}}"),
    ("B004", "an unknown kind of event", "events: {e: {kind: «WAR, accounts: [{claimant: r, assumed: y}]}}"),
    ("P001", "binding words of an actor", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nactors: {x: {}}\nstatements: {s: {by: «x, stance: demands, about: {issue: i, option: o}, assumed: y}}"),
    ("P002", "prefers without over", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A}}\nstatements: {s: {by: a, stance: prefers, about: «{issue: i, option: o}, assumed: y}}"),
    ("P002", "one before itself", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A}}\nstatements: {s: {by: a, stance: prefers, about: {issue: i, option: o, over: «o}, assumed: y}}"),
    ("P003", "a condition on a demand", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A}}\nstatements: {s: {by: a, stance: demands, if: «{i: p}, about: {issue: i, option: o}, assumed: y}}"),
    ("P004", "bears_on with praise", "parties: {a: {name: A}}\nstatements: {s: {by: a, stance: appraises, bears_on: «acceptance, about: {topic: t}, assumed: y}}"),
    ("P004", "bears_on without consent", "parties: {a: {name: A, consent: none}}\ndrafts: {d: {}}\nstatements: {s: {by: a, stance: supports, bears_on: «acceptance, about: {draft: d}, assumed: y}}"),
    ("P006", "a denial that could be an answer", "events: {e: {kind: ASSAULT, accounts: [{claimant: r, denies: «no, assumed: y}]}}"),
    ("P007", "a middle option without a direction", "parties: {a: {name: A, wants: {i: unknown}, assumed: {wants: y}}}\nissues: {i: {question: q, scale: number, options: {o: {value: 1, assumed: y}, p: {value: 2, assumed: y}, q: {value: 3, assumed: y}}}}\nstatements: {s: {by: a, stance: rules out, about: «{issue: i, option: p}, assumed: y}}"),
    ("P008", "what the words except", "issues: {i: {question: q, options: {o: {label: middle line, assumed: y}, p: {assumed: y}}}, j: {question: q, options: {k: {assumed: y}}}}\nparties: {a: {name: A}}\nstatements: {s: {by: a, stance: rules out, about: {issue: j, option: k}, if: {i: «o}, cite: {source: r, quote: unless the middle line}}}"),
    ("P009", "an outsider of a voice's name", "actors: {«x: {name: Minister Mina Orr}}\nparties: {a: {name: A, voices: {m: {name: Mina Orr}}}}\nstatements: {s: {by: x, stance: claims, about: {topic: t}, assumed: y}}"),
    ("P005", "an anonymous voice", "parties: {a: {name: A, voices: {x: {identity: anonymous}}}}\ndrafts: {d: {}}\nstatements: {s: {by: a, voice: «x, stance: accepts, about: {draft: d}, assumed: y}}"),
    ("U001", "a circle of statements", "parties: {a: {name: A}}\nstatements:\n  s: {by: a, stance: claims, about: {topic: t}, supersedes: «u, assumed: y}\n  u: {by: a, stance: claims, about: {topic: t}, supersedes: s, assumed: y}"),
    ("U001", "a draft that replaces itself", "drafts: {d: {replaces: «d}}"),
    ("U002", "superseding another party", "parties: {a: {name: A}, b: {name: B}}\nstatements:\n  s: {by: a, stance: claims, about: {topic: t}, supersedes: «u, assumed: y}\n  u: {by: b, stance: claims, about: {topic: t}, assumed: y}"),
    ("U004", "talk in place of a commitment", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A}}\nstatements:\n  s: {by: a, stance: demands, about: {issue: i, option: o}, assumed: y}\n  t: {by: a, stance: claims, about: {topic: x}, supersedes: «s, assumed: y}"),
    ("U004", "a withdrawn successor", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A}}\nstatements:\n  s: {by: a, stance: demands, about: {issue: i, option: o}, assumed: y}\n  t: {by: a, stance: demands, about: {issue: i, option: p}, supersedes: «s, retracted: unknown, assumed: y}"),
    ("U005", "words that the newer version lacks", 'sources:\n  r: {file: sources/r.txt}\n  r2: {file: r2.txt, replaces: r}\nparties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, cite: {source: r, quote: «"would accept the middle line"}}}\n=== r2.txt\nAlpha said nothing. Beta refused to comment.'),
    ("U006", "what rests on a replaced source", 'sources:\n  r: {file: sources/r.txt}\n  r2: {file: r2.txt, replaces: [«r]}\nparties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, cite: {source: r, quote: refused to comment}}}\n=== r2.txt\nAlpha said nothing. Beta refused to comment.'),
    ("U007", "what rests on a source that was kept", 'sources:\n  r: {file: sources/r.txt}\n  r2: {file: r2.txt, kept_beside: [{source: «r}]}\nparties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, cite: {source: r, quote: refused to comment}}}\n=== r2.txt\nAlpha said nothing. Beta refused to comment.'),
    ("U003", "a retracted source still cited", 'sources: {gone: {file: sources/r.txt, retracted: 2031-03-05}}\nparties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, cite: {source: «gone, quote: "met again"}}}'),
    ("H003", "a source stricter than its folder", "handling: public\nsources: {q: {file: sources/r.txt, handling: «confidential, note: y}}"),
    ("B005", "a weight that no quote tells", 'contests: {i: {positions: {a: {position: o, salience: «0.5, cite: {source: r, quote: "met again"}}}}}\nissues: {i: {question: q, scale: number, options: {o: {value: 1, assumed: y}, p: {value: 5, assumed: y}}}}\nparties: {a: {name: A}}'),
    ("B006", "a contest without a position", "contests: {i: «{positions: {}}}\nissues: {i: {question: q, scale: number, options: {o: {value: 1, assumed: y}, p: {value: 5, assumed: y}}}}\nparties: {a: {name: A}}"),
    ("G001", "credence above one", "parties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, credence: «2, assumed: y}}"),
    ("G001", "an interval upside down", "parties: {a: {name: A}}\nassume: {x: {party: a, reservation: «[0.7, 0.3], assumed: y}}"),
    ("G001", "a weight in per cent", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A}}\nassume: {x: {party: a, weights: {i: «22}, assumed: y}}"),
    ("G001", "weights of one party in two assumptions", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}, j: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A}}\nassume:\n  x: {party: a, weights: {i: 0.7}, assumed: y}\n  y: {party: a, weights: «{j: 0.6}, assumed: y}"),
    ("R001", "a move by nobody", "moves: {m: {by: «a, kind: breach, assumed: y}}"),
    ("R001", "a statement on a move that is not there", "parties: {a: {name: A}}\nmoves: {m: {by: a, kind: breach, assumed: y}}\npriorities: {a: [{holds: «m AND n, assumed: y}]}"),
    ("R001", "priorities of nobody", "parties: {a: {name: A}}\nmoves: {m: {by: a, kind: breach, assumed: y}}\npriorities: {«b: [{holds: m, assumed: y}]}"),
    ("R003", "a move that sets no option", "issues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}\nparties: {a: {name: A}}\nmoves: {m: {by: a, kind: breach, sets: {i: «x}, assumed: y}}"),
    ("B002", "a move without a reason", "parties: {a: {name: A}}\nmoves: {«m: {by: a, kind: breach}}"),
    ("M001", "a statement without an end", "parties: {a: {name: A}}\nmoves: {m: {by: a, kind: breach, assumed: y}}\nimpossible: [{state: «m AND, assumed: y}]"),
    ("M001", "two moves side by side", "parties: {a: {name: A}}\nmoves: {m: {by: a, kind: breach, assumed: y}}\nconsequences: {c: {when: «m m, ends: true, assumed: y}}"),
    ("M002", "the cost of a breach", "parties: {a: {name: A}}\nmoves: {m: {by: a, kind: breach, cost: «3, assumed: y}}"),
    ("M002", "an answer that needs a breach", "parties: {a: {name: A}}\nmoves: {m: {by: a, kind: breach, assumed: y}, n: {by: a, kind: respond, needs: [«m], assumed: y}}"),
    ("M002", "verification that is done today", "parties: {a: {name: A}}\nmoves: {m: {by: a, kind: verify, «today: true, assumed: y}}"),
    ("M002", "verification with a worth", "parties: {a: {name: A}}\nmoves: {m: {by: a, kind: verify, «worth: {a: 0}, assumed: y}}"),
    ("M003", "worth upside down", "parties: {a: {name: A}}\nmoves: {m: {by: a, kind: breach, worth: {a: «[0.3, 0.1]}, assumed: y}}"),
    ("M003", "a cost below nothing", "parties: {a: {name: A}}\nmoves: {m: {by: a, kind: guarantee, cost: «-1, assumed: y}}"),
    ("M007", "a worth on a quote of something else", "parties: {a: {name: A}}\nsources: {w: {file: w.txt}}\nmoves: {m: {by: a, kind: breach, worth: {a: «0.3}, cite: {source: w, quote: could}}}\n=== w.txt\nA could.\n"),
    ("M007", "a cost that nothing tells", "parties: {a: {name: A}}\nsources: {w: {file: w.txt}}\nmoves: {m: {by: a, kind: verify, cost: «3, cite: {source: w, quote: could}}}\n=== w.txt\nA could.\n"),
    ("M008", "answers to no deal", "parties: {a: {name: A}}\n«moves: {m: {by: a, kind: respond, assumed: y}}"),
    ("M004", "a consequence of nothing", "parties: {a: {name: A}}\nmoves: {m: {by: a, kind: breach, assumed: y}}\nconsequences: {«c: {when: m, assumed: y}}"),
    ("M006", "a move called If", "parties: {a: {name: A}}\nmoves: {«If: {by: a, kind: breach, assumed: y}}"),
    ("M005", "too many moves", "parties: {a: {name: A}}\n«moves: {" + ", ".join(f"m{n}: {{by: a, kind: breach, assumed: y}}" for n in range(17)) + "}"),
    ("G001", "counts out of order", "events: {e: {kind: ASSAULT, accounts: [{claimant: r, counts: {killed: «{low: 9, high: 3}}, assumed: y}]}}"),
    ("G001", "a negative count", "events: {e: {kind: ASSAULT, accounts: [{claimant: r, counts: {killed: «-1}, assumed: y}]}}"),
    ("G001", "a place behind the end", 'parties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, cite: {source: r, quote: again, at: «[5, 99999]}}}'),
    ("G002", "an at least that was lost", 'events: {e: {kind: ASSAULT, accounts: [{claimant: q, counts: {killed: «14}, cite: {source: q, quote: "At least 14 soldiers were killed"}}]}}\nsources: {q: {file: q.txt}}\n=== q.txt\nAt least 14 soldiers were killed.'),
    ("N001", "a silent party", "parties: {«a: {name: A}}\nissues: {i: {question: q, options: {o: {assumed: y}, p: {assumed: y}}}}"),
    ("N004", "a source that is called as a draft is", "sources: {r: {file: sources/r.txt, title: the line draft}}\ndrafts: {«d: {title: The line draft, assumed: y}}"),
    ("N002", "a source that nobody cites", "sources: {«q: {file: sources/r.txt}}"),
]  # fmt: skip

SOUND = """
irenic: 1
title: A sound case
as_of: 2031-03-10
sources: {r: {file: sources/r.txt, published: 2031-03-04, outlet: The Outlet, assumed: {published: told}}}
parties:
  alpha: {name: Alpha, wants: {line: high}, assumed: {wants: told}, voices: {minister: {name: Mira}}}
  beta: {name: Beta}
issues:
  line:
    question: Where does the line run?
    scale: number
    unit: km
    status_quo: near
    codes: [x-line-freeze, StBor]
    options: {near: {value: 1, assumed: today's}, middle: {value: 2, proposed_in: [plan]}, far: {label: no line, assumed: contrast}}
drafts:
  plan: {reported_by: {source: r, quote: the middle line}, terms: {line: {option: middle, cite: {source: r, quote: the middle line}}}}
statements:
  s1: {by: alpha, voice: minister, stance: accepts, about: {draft: plan}, cite: {source: r, quote: would accept the middle line}}
  s2: {by: beta, stance: declines to comment, about: {draft: plan}, cite: {source: r, quote: refused to comment}}
process:
  p1: {kind: meeting, with: [alpha, beta], from: 2031-03-03, to: 2031-03-03, accounts: [{claimant: r, cite: {source: r, quote: the two sides met again}}]}
"""


@pytest.mark.parametrize(("code", "what", "text"), FAULTS, ids=[f"{code} {what}" for code, what, _ in FAULTS])
def test_a_fault_is_found_at_its_field(code: str, what: str, text: str, make_case: Callable[[str], Path]) -> None:  # noqa: ARG001
    own_sources = "sources:" in text.split("\n=== ")[0]
    top = "irenic: 1\n"
    if not own_sources:
        top += "sources: {r: {file: sources/r.txt, published: 2031-03-04, assumed: {published: told}}}\n"
    if "drafts:" not in text:
        top += "drafts: {}\n"
    folder = make_case(top + text + "\n" + SOURCE)
    if "crlf" in text:
        (folder / "sources" / "crlf.txt").write_bytes(b"Two\r\nlines\r\n")
    loaded = load_case(folder)
    found = CHECKS[code](loaded)
    assert [(problem.line, problem.column) for problem in found] == [marked_place(top + text)], found
    (problem,) = found
    assert problem.code == code
    assert problem.severity == CHECKS[code].severity
    assert problem.message
    assert problem.hint
    assert "None" not in problem.message + problem.hint


@pytest.mark.parametrize(
    ("words", "count", "written"),
    [
        ("At least fourteen were killed", "14", "{low: 14}"),
        ("more than 1,400 were killed", "1400", "{low: 1401}"),
        ("up to twenty-five died", "25", "{high: 25}"),
        ("about 14 died", "14", "{best: 14}"),
        ("fewer than 14 died", "14", "{high: 13}"),
        ("14 died", "14", None),
        ("at least 14 died", "{low: 14}", None),
        ("at least 114 died", "14", None),
        ("at least 14 days ago, 14 died", "14", None),
        ("at least 14 were hurt and 14 died", "14", None),
        ("at least 14.5 km away some died", "14", None),
    ],
)
def test_an_exact_count_beside_a_bound_is_warned_of(
    make_case: Callable[[str], Path], words: str, count: str, written: str | None
) -> None:
    account = f'{{claimant: q, counts: {{killed: {count}}}, cite: {{source: q, quote: "{words}"}}}}'
    case = f"irenic: 1\nsources: {{q: {{file: q.txt}}}}\nevents: {{e: {{kind: ASSAULT, accounts: [{account}]}}}}\n"
    found = CHECKS["G002"](load_case(make_case(f"{case}=== q.txt\nYesterday {words}.")))
    assert [problem.hint for problem in found] == ([f"write killed: {written}"] if written else [])


def test_every_check_has_a_case_that_it_fails_and_a_help_page() -> None:
    tried_elsewhere = {"Q004", "H001", "H002", "H004", "N003"}
    assert {code for code, _, _ in FAULTS} | tried_elsewhere == set(CHECKS)
    for check in CHECKS.values():
        assert len(check.help.split()) > 12, check.code
    assert not set(CHECKS) & set(FILE_CODES)


def test_a_sound_case_has_no_problems_but_what_is_not_known(make_case: Callable[[str], Path]) -> None:
    found = run(load_case(make_case(SOUND + SOURCE)))
    assert [(problem.code, problem.severity) for problem in found] == [("N001", "info")]
    assert "Beta" in found[0].message


def test_a_frozen_text_that_changed_is_found(make_case: Callable[[str], Path]) -> None:
    folder = make_case("irenic: 1\ndrafts: {}\nsources: {n: {file: sources/n.txt}}\n")
    original = folder / "note.md"
    original.write_text("# A note\n\nSaid in confidence.\n")
    store_document(read_document(original), original.read_bytes(), folder, "n")
    assert not CHECKS["Q004"](load_case(folder))
    text = folder / "sources" / "n.txt"
    text.write_text(text.read_text().replace("confidence", "public"))
    (problem,) = CHECKS["Q004"](load_case(folder))
    assert (problem.line, problem.column) == (3, 21)


@pytest.mark.parametrize(("handling", "code"), [("confidential", "H001"), ("restricted", "H002"), ("public", None)])
def test_git_and_handling(make_case: Callable[[str], Path], handling: str, code: str | None) -> None:
    """A repository is known by its `.git`, a folder or (in a worktree) a file, anywhere above the case."""
    folder = make_case(
        f"irenic: 1\ndrafts: {{}}\nsources: {{r: {{file: sources/r.txt, handling: {handling}}}}}\n{SOURCE}"
    )

    def found() -> set[str]:
        loaded = load_case(folder)
        return {problem.code for name in ("H001", "H002") for problem in CHECKS[name](loaded)}

    assert found() == set()
    (folder.parent / ".git").write_text("gitdir: elsewhere\n")
    assert found() == ({code} if code else set())


def test_a_case_without_drafts_is_asked_to_say_so(make_case: Callable[[str], Path]) -> None:
    missing = CHECKS["N003"](load_case(make_case("irenic: 1\ntitle: x\n")))
    assert [(problem.line, problem.severity) for problem in missing] == [(1, "error")]
    assert not CHECKS["N003"](load_case(make_case("irenic: 1\ndrafts: {}\n")))


def test_an_unreadable_entry_is_no_unknown_name(make_case: Callable[[str], Path]) -> None:
    """One fault is told once: names that lead to an entry with another fault are not called unknown."""
    loaded = load_case(
        make_case(
            "irenic: 1\ndrafts: {d: {nonsense: 1}}\nparties: {a: {nme: A}}\nstatements: {s: {by: a, stance: supports, about: {draft: d}, assumed: y}}\n"
        )
    )
    assert {problem.code for problem in run(loaded)} == {"S001", "S002"}


def test_shapes_that_are_wrong_are_told_at_their_field(make_case: Callable[[str], Path]) -> None:
    text = """
    irenic: 1
    drafts: {}
    parties:
      a: {name: A, consent: «some}
    """
    loaded = load_case(make_case(text))
    (problem,) = loaded.problems
    assert (problem.code, problem.line, problem.column) == ("S003", 4, 25)
    assert "none" in problem.hint


def test_a_misspelt_field_is_answered_with_the_right_one(make_case: Callable[[str], Path]) -> None:
    loaded = load_case(
        make_case("irenic: 1\nstatements: {s: {by: a, stnce: claims, stance: claims, about: {topic: x}}}\n")
    )
    (problem,) = loaded.problems
    assert problem.hint == "did you mean 'stance'?"


def test_nothing_that_can_be_read_is_refused_as_a_whole(make_case: Callable[[str], Path]) -> None:
    with pytest.raises(IrenicError) as caught:
        load_case(make_case("- a list\n"))
    assert caught.value.problems[0].code == "Y005"


def test_a_fault_in_a_shorthand_is_told_once_and_by_the_name_that_is_written(make_case: Callable[[str], Path]) -> None:
    loaded = load_case(make_case("irenic: 1\nsources: {r: {file: r.txt, published: 4 March 2031}}\n"))
    (problem,) = [problem for problem in loaded.problems if problem.code == "S003"]
    assert problem.message.startswith("sources.r.published: '4 March 2031' is not a date")


def test_a_field_without_its_colon_is_told(make_case: Callable[[str], Path]) -> None:
    loaded = load_case(make_case("irenic: 1\nstatements: {s: {by: a, stance accepts, about: {topic: x}}}\n"))
    (problem,) = loaded.problems
    assert problem.message == (
        "unknown field 'stance accepts' in statements.s; statement 's' is left out until this is mended"
    )
    assert problem.hint == "write 'stance: accepts'"


def test_a_case_that_is_confidential_as_a_whole_is_kept_out_of_git(make_case: Callable[[str], Path]) -> None:
    folder = make_case("irenic: 1\nhandling: confidential\ndrafts: {}\n")
    (folder.parent / ".git").write_text("gitdir: elsewhere\n")
    assert [problem.line for problem in CHECKS["H001"](load_case(folder))] == [2]


def test_an_original_that_changed_is_found(make_case: Callable[[str], Path]) -> None:
    folder = make_case("irenic: 1\ndrafts: {}\nsources: {n: {file: sources/n.txt, original: sources/n.original.md}}\n")
    note = folder / "note.md"
    note.write_text("# A note\n\nSaid in confidence.\n")
    store_document(read_document(note), note.read_bytes(), folder, "n")
    assert not CHECKS["Q006"](load_case(folder))
    (folder / "sources" / "n.original.md").write_text("# Another\n")
    assert "changed" in CHECKS["Q006"](load_case(folder))[0].message


def test_faults_in_a_list_leave_its_good_items_alone(make_case: Callable[[str], Path]) -> None:
    """Leaving one item out moves the others up: neither is a neighbour lost nor a later fault told at a wrong line."""
    text = "irenic: 1\ndrafts: {}\nlinks:\n"
    text += "- {oops: 1}\n- {if: {i: a}, then: {j: a}, assumed: one}\n- {if: {i: a}, then: {j: {}}}\n"
    text += "- {if: {i: b}, then: {j: a}, assumed: two}\n- {oops: 2}\n- {if: {i: b}, then: {j: b}, assumed: three}\n"
    loaded = load_case(make_case(text))
    assert [link.assumed for link in loaded.case.links] == ["one", "two", "three"]
    assert {problem.line for problem in loaded.problems} == {4, 6, 8}


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("parties: {a: {name: A, wants: {i: hihg}}}", "did you mean 'high'?"),
        ("assume: {x: {party: a, weights: {i: [0.1]}}}", "[lowest, highest]"),
        ("assume: {x: {party: a, reservation: high}}", "[lowest, highest]"),
        ('events: {e: {kind: ASSAULT, accounts: [{claimant: r, counts: {killed: "26"}}]}}', "without quotes"),
        ("drafts: {d: {terms: {i: {option: a, reversible: maybe}}}}", "true, false"),
        ("statements: {s: {by: a, stance: claims, about: {topic: x}, assumed: [a]}}", "quotes"),
    ],
)
def test_a_value_that_fits_none_of_several_shapes_is_told_once(
    text: str, hint: str, make_case: Callable[[str], Path]
) -> None:
    (problem,) = load_case(make_case(f"irenic: 1\n{text}\n")).problems
    assert hint in problem.hint


def test_words_that_look_like_numbers_stay_as_they_are_written(make_case: Callable[[str], Path]) -> None:
    loaded = load_case(
        make_case(
            "irenic: 1\ntitle: 007\nissues: {i: {question: 1.50, scale: number, options: {o: {value: 1.50}, p: {value: 2}}}}\n"
        )
    )
    assert (loaded.case.title, loaded.case.issues["i"].question) == ("007", "1.50")
    assert loaded.case.issues["i"].options["o"].value == 1.5


@pytest.mark.parametrize(
    ("option", "wants", "count"),
    [
        ("p", "", 1),
        ("o", "", 0),
        ("q", "", 0),
        ("p", "i: high", 0),
        ("p", "i: {peak: p}", 0),
        ("p", "i: {order: [o, p, q]}", 0),
    ],
)
def test_a_red_line_is_noted_where_its_direction_is_open(
    make_case: Callable[[str], Path], option: str, wants: str, count: int
) -> None:
    """At an end of the scale there is nothing on the other side, and an order tells which side it is."""
    folder = make_case(
        f"""
irenic: 1
parties: {{a: {{name: A, wants: {{{wants}}}, assumed: {{wants: y}}}}}}
issues: {{i: {{question: q, options: {{o: {{assumed: y}}, p: {{assumed: y}}, q: {{assumed: y}}}}}}}}
statements: {{s: {{by: a, stance: rules out, about: {{issue: i, option: {option}}}, assumed: y}}}}
drafts: {{}}
"""
    )
    assert sum(problem.code == "P007" for problem in run(load_case(folder))) == count
