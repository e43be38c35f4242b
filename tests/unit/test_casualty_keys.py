"""The keys of the casualties benchmark, read from templates written for the test."""

from pathlib import Path

from benchmarks.casualties import Key, keys_in, texts_in

TEMPLATE = """
0.  MESSAGE: ID                     DEV-MUC3-0001 (TEST)
1.  MESSAGE: TEMPLATE               1{optional}
4.  INCIDENT: TYPE                  ATTACK
21. HUM TGT: NUMBER                 3: "SOLDIERS" / "TROOPS"
                                    1: "THE MAYOR"
                                    PLURAL: "OTHERS"
                                    7: "PEASANTS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "SOLDIERS"
                                    ? INJURY: "THE MAYOR"
                                    DEATH: "OTHERS"
                                    NO INJURY OR DEATH: "PEASANTS"
24. HUM TGT: TOTAL NUMBER           -
"""


def test_pairs_of_effect_and_number_are_read_and_doubtful_ones_told_apart(tmp_path: Path) -> None:
    (tmp_path / "key-dev-0001.muc4").write_text(TEMPLATE.format(optional=""), encoding="latin-1")
    assert keys_in(tmp_path) == {"DEV-MUC3-0001": Key(frozenset({("killed", 3)}), frozenset({("wounded", 1)}))}
    (tmp_path / "key-dev-0001.muc4").write_text(TEMPLATE.format(optional=" (OPTIONAL)"), encoding="latin-1")
    assert keys_in(tmp_path)["DEV-MUC3-0001"].must == frozenset()


def test_messages_are_told_apart_by_their_heads(tmp_path: Path) -> None:
    text = "DEV-MUC3-0001 (TEST)\n\n   ONE.\n\nDEV-MUC3-0002 (TEST)\n\n   TWO.\n"
    (tmp_path / "dev-muc3-0001-0100").write_text(text, encoding="latin-1")
    assert [(name, body.strip()) for name, body in texts_in(tmp_path)] == [
        ("DEV-MUC3-0001", "ONE."),
        ("DEV-MUC3-0002", "TWO."),
    ]
