"""irenic as people install it: without what only its developers have."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CASE = ROOT / "cases" / "training-moving"
RUN = """
import sys
from importlib.abc import MetaPathFinder

class Missing(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in {missing!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Missing())
from irenic.cli.main import main
for given in {given!r}:
    assert main(given) == 0, given
"""


def developers_only() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[^\w-]", one)[0].replace("-", "_") for one in project["optional-dependencies"]["dev"]}
    assert "scipy" in names
    return names


@pytest.mark.parametrize(
    "module", sorted((ROOT / "src" / "irenic" / "solvers").glob("*.py")), ids=lambda path: path.stem
)
def test_no_compiled_function_multiplies_matrices_by_itself(module: Path) -> None:
    """numba hands `@` and `np.dot` to scipy, which is only missed when such a function first runs."""
    for function in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef) and any(
            isinstance(mark, ast.Name) and mark.id == "compiled" for mark in function.decorator_list
        ):
            for part in ast.walk(function):
                assert not isinstance(part, ast.MatMult), function.name
                assert not (isinstance(part, ast.Attribute) and part.attr in ("dot", "linalg", "vdot")), function.name


@pytest.mark.parametrize(
    "verbs",
    [
        [["assess"], ["assess", "--prior", "increments"], ["trace", "elsin-2"], ["ask"]],
        [["zone"], ["zone", "--prior", "increments"], ["amend"], ["compare", "elsin-1", "elsin-2"]],
    ],
    ids=["acceptance", "packages"],
)
def test_every_answer_comes_without_what_only_developers_have(verbs: list[list[str]]) -> None:
    given = [[verb[0], str(CASE), *verb[1:], "--draws", "4000", "--json"] for verb in verbs]
    code = RUN.format(missing=developers_only(), given=given)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(re.findall(r"^\{$", done.stdout, re.MULTILINE)) == len(verbs)
    assert json.loads(done.stdout[done.stdout.rindex("\n{\n") :])["about"]["verb"] == verbs[-1][0]


@pytest.mark.parametrize(
    ("verb", "unneeded"), [("check", ["numpy", "numba"]), ("show", ["numpy", "numba"]), ("assess", ["numba", "scipy"])]
)
def test_a_verb_loads_nothing_heavy_that_it_may_not_need(verb: str, unneeded: list[str]) -> None:
    code = f"import sys, irenic.cli.main, irenic.cli.{verb}; print(*(m for m in {unneeded} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
