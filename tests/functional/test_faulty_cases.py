"""Cases with faults of every kind: each verb answers or tells what is wrong; none stops by a fault of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from irenic.cli.main import main

FAULTY = {
    "include self": "irenic: 1\ndrafts: {}\ninclude: [case.yaml]\n",
    "include dir": "irenic: 1\ndrafts: {}\ninclude: [sources]\n",
    "include number": "irenic: 1\ndrafts: {}\ninclude: 5\n",
    "include map": "irenic: 1\ndrafts: {}\ninclude: {a: b}\n",
    "file dot": "irenic: 1\ndrafts: {}\nsources: {r: {file: .}}\n",
    "file empty": "irenic: 1\ndrafts: {}\nsources: {r: {file: ''}}\n",
    "file long": "irenic: 1\ndrafts: {}\nsources: {r: {file: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}}\n",
    "drafts list": "irenic: 1\ndrafts: [a]\n",
    "drafts str": "irenic: 1\ndrafts: x\n",
    "all null": "irenic: 1\nsources:\nparties:\nactors:\nissues:\ninterests:\ndrafts:\nlinks:\nassume:\nstatements:\nprocess:\nevents:\n",
    "links map": "irenic: 1\ndrafts: {}\nlinks: {a: b}\n",
    "huge int": "irenic: 1\ndrafts: {}\nstatements: {s: {by: a, stance: claims, about: {topic: t}, credence: 9999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999, assumed: x}}\n",
    "count str": "irenic: 1\ndrafts: {}\nevents: {e: {kind: X, accounts: [{claimant: a, counts: {killed: many}, assumed: x}]}}\n",
    "about list": "irenic: 1\ndrafts: {}\nparties: {a: {name: A}}\nstatements: {s: {by: a, stance: claims, about: [x], assumed: y}}\n",
    "deep about": "irenic: 1\ndrafts: {}\nstatements: {s: {by: a, stance: claims, about: {terms: {i: {o: p}}}, assumed: y}}\n",
    "unhashable key": "irenic: 1\ndrafts: {}\nstatements: {[a]: b}\n",
    "empty key": "irenic: 1\ndrafts: {}\nparties: {'': {name: A}}\n",
    "unicode id": "irenic: 1\ndrafts: {}\nparties: {é: {name: A}}\n",
    "int id": "irenic: 1\ndrafts: {}\nparties: {1: {name: A}}\nstatements: {2: {by: 1, stance: claims, about: {topic: t}, assumed: y}}\n",
    "draft self": "irenic: 1\ndrafts: {d: {replaces: d}}\n",
    "terms unknown issue": "irenic: 1\ndrafts: {d: {terms: {i: {option: o, assumed: x}}}}\nparties: {a: {name: A, wants: {i: high}, assumed: {wants: x}}}\nstatements: {s: {by: a, stance: accepts, about: {draft: d}, assumed: x}}\n",
    "option unknown in stmt": "irenic: 1\nissues: {i: {question: q, options: {o: {assumed: x}, p: {assumed: x}}}}\nparties: {a: {name: A, wants: {i: high}, assumed: {wants: x}}}\ndrafts: {d: {terms: {i: {option: zz, assumed: x}}}}\nstatements: {s: {by: a, stance: accepts, about: {draft: d}, assumed: x}, t: {by: a, stance: demands, about: {issue: i, option: zz}, assumed: x}}\n",
    "want unknown option": "irenic: 1\nissues: {i: {question: q, options: {o: {assumed: x}, p: {assumed: x}}}}\nparties: {a: {name: A, wants: {i: {order: [o, zz, p], assumed: x}}}}\ndrafts: {d: {terms: {i: {option: o, assumed: x}}}}\nstatements: {s: {by: a, stance: accepts, about: {draft: d}, assumed: x}}\n",
    "peak unknown": "irenic: 1\nissues: {i: {question: q, options: {o: {assumed: x}, p: {assumed: x}}}}\nparties: {a: {name: A, wants: {i: {peak: zz, assumed: x}}}}\ndrafts: {d: {terms: {i: {option: o, assumed: x}}}}\nstatements: {s: {by: a, stance: accepts, about: {draft: d}, assumed: x}}\n",
    "status quo unknown": "irenic: 1\nissues: {i: {question: q, status_quo: zz, options: {o: {assumed: x}, p: {assumed: x}}}}\nparties: {a: {name: A, wants: {i: high}, assumed: {wants: x}}}\ndrafts: {d: {}}\nstatements: {s: {by: a, stance: accepts, about: {draft: d}, assumed: x}}\n",
    "dup in order": "irenic: 1\nissues: {i: {question: q, options: {o: {assumed: x}, p: {assumed: x}}}}\nparties: {a: {name: A, wants: {i: {order: [o, o, p], assumed: x}}}}\ndrafts: {d: {terms: {i: {option: o, assumed: x}}}}\nstatements: {s: {by: a, stance: accepts, about: {draft: d}, assumed: x}}\n",
    "if unknown issue": "irenic: 1\nissues: {i: {question: q, options: {o: {assumed: x}, p: {assumed: x}}}}\nparties: {a: {name: A, wants: {i: high}, assumed: {wants: x}}}\ndrafts: {d: {terms: {i: {option: o, assumed: x}}}}\nstatements: {s: {by: a, stance: accepts, if: {zz: o}, about: {draft: d}, assumed: x}, u: {by: a, stance: rules out, if: {zz: o}, about: {issue: i, option: o}, assumed: x}}\n",
    "prefers unknown draft": "irenic: 1\nissues: {i: {question: q, options: {o: {assumed: x}, p: {assumed: x}}}}\nparties: {a: {name: A, wants: {i: high}, assumed: {wants: x}}}\ndrafts: {d: {terms: {i: {option: o, assumed: x}}}}\nstatements: {s: {by: a, stance: prefers, about: {draft: d, over: zz}, assumed: x}, t: {by: a, stance: accepts, about: {draft: zz}, assumed: x}}\n",
    "issue no options": "irenic: 1\nissues: {i: {question: q}}\nparties: {a: {name: A, wants: {i: high}, assumed: {wants: x}}}\ndrafts: {d: {}}\nstatements: {s: {by: a, stance: accepts, about: {draft: d}, assumed: x}}\n",
    "wrong about": "irenic: 1\nissues: {i: {question: q, options: {o: {assumed: x}, p: {assumed: x}}}}\nparties: {a: {name: A, wants: {i: high}, assumed: {wants: x}}}\ndrafts: {d: {}}\nstatements: {s: {by: a, stance: accepts, about: {issue: i, over: i}, assumed: x}, t: {by: a, stance: prioritises, about: {draft: d}, assumed: x}}\n",
    "weights unknown": "irenic: 1\nissues: {i: {question: q, options: {o: {assumed: x}, p: {assumed: x}}}}\nparties: {a: {name: A, wants: {i: high}, assumed: {wants: x}}}\nassume: {w: {party: a, weights: {zz: 0.5}, values: {i: {zz: 0.5}}, assumed: x}}\ndrafts: {d: {terms: {i: {option: o, assumed: x}}}}\nstatements: {s: {by: a, stance: accepts, about: {draft: d}, assumed: x}}\n",
}


@pytest.mark.parametrize("name", FAULTY)
def test_no_fault_of_a_case_brings_a_verb_down(
    make_case: Callable[[str], Path], capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    folder = str(make_case(FAULTY[name]))
    for arguments in (
        ["check", folder],
        ["show", folder, "all"],
        ["assess", folder],
        ["assess", folder, "--with-assumptions-only", "--json"],
        ["report", folder, "-o", str(tmp_path / "out.html")],
    ):
        assert main(arguments) in (0, 1)
        printed = capsys.readouterr()
        assert "fault of its own" not in printed.err
        assert "Traceback" not in printed.err
