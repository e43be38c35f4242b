"""Dead links in the documentation: every relative link leads to a file, and to a heading where it names one."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def main() -> int:
    """Print every dead link; the exit code is 1 where there is one."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    pages = [ROOT / name for name in listed.stdout.splitlines()] or sorted(ROOT.glob("docs/**/*.md"))
    dead = [line for page in pages if page.exists() for line in dead_links(page)]
    print("\n".join(dead) if dead else f"No dead links in {len(pages)} pages.")
    return 1 if dead else 0


def dead_links(page: Path) -> list[str]:
    """The dead links of one page, as `page:line: link`."""
    text = page.read_text(encoding="utf-8")
    # code is blanked, not cut out, so that line numbers stay
    shown = CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    found = []
    for match in LINK.finditer(shown):
        target = match[1] or match[2]
        if re.match(r"[a-z]+:", target):
            continue
        name, _, heading = unquote(target).partition("#")
        path = (page.parent / name).resolve() if name else page
        line = shown.count("\n", 0, match.start()) + 1
        if not path.exists():
            found.append(f"{page.relative_to(ROOT)}:{line}: there is no '{target}'")
        elif heading and path.suffix == ".md" and heading not in anchors(path):
            found.append(f"{page.relative_to(ROOT)}:{line}: '{name}' has no heading '{heading}'")
    return found


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ +(.+)$", CODE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


if __name__ == "__main__":
    sys.exit(main())
