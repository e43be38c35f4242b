"""Draws how the cost of zones and best packages grows, on scales that double: `python -m benchmarks.growth FILE.svg`.

The numbers are those of `benchmarks.zones`: all else as its BASE, one thing growing at a time.
"""

import math
import sys
from html import escape
from pathlib import Path

from .zones import BASE, growth, slope

WIDE, HIGH, LEFT, TOP, GAP = 190, 190, 56, 40, 30
COLOURS = {"zone": "#0072B2", "best package": "#D55E00"}
SHAPES = {"zone": "circle", "best package": "square"}


def draw(rows: list[tuple[str, str, int, float]]) -> str:
    """The picture: a panel for everything that grows, seconds upwards, a line for each question."""
    grown = list(dict.fromkeys(row[1] for row in rows))
    low = math.floor(math.log10(min(row[3] for row in rows)))
    high = math.ceil(math.log10(max(row[3] for row in rows)))
    panels = [_panel(place, name, rows, low, high) for place, name in enumerate(grown)]
    width = LEFT + len(grown) * (WIDE + GAP) + 20
    told = "; ".join(f"{name} by {one}: slope {_slope(rows, name, one):.1f}" for name in COLOURS for one in grown)
    title = f"Seconds by size, both on logarithmic scales; a slope of 1 is proportional growth. {told}."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {TOP + HIGH + 70}" role="img" '
        f'font-family="sans-serif" font-size="12"><title>{escape(title)}</title>'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(panels)}</svg>\n'
    )


def _panel(place: int, grown: str, rows: list[tuple[str, str, int, float]], low: int, high: int) -> str:
    held = [row for row in rows if row[1] == grown]
    least, most = (math.log2(end(row[2] for row in held)) for end in (min, max))
    left = LEFT + place * (WIDE + GAP)

    def at(size: int, seconds: float) -> tuple[float, float]:
        x = left + WIDE * (math.log2(size) - least) / (most - least)
        return round(x, 1), round(TOP + HIGH * (high - math.log10(seconds)) / (high - low), 1)

    found = [f'<path d="M{left} {TOP}V{TOP + HIGH}H{left + WIDE}" fill="none" stroke="#000"/>']
    found.append(f'<text x="{left}" y="{TOP - 14}" font-weight="bold">{grown}</text>')
    for power in range(low, high + 1):
        y = at(2, 10.0**power)[1]
        found.append(f'<path d="M{left} {y}h{WIDE}" stroke="#ddd"/>')
        if not place:
            found.append(f'<text x="{left - 6}" y="{y + 4}" text-anchor="end">{10.0**power:g} s</text>')
    for size in sorted({row[2] for row in held}):
        x = at(size, 1.0)[0]
        found.append(f'<text x="{x}" y="{TOP + HIGH + 18}" text-anchor="middle">{size:,}</text>')
    for number, (name, colour) in enumerate(COLOURS.items()):
        points = [at(size, took) for one, _, size, took in held if one == name]
        path = "M" + "L".join(f"{x} {y}" for x, y in points)
        found.append(f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for x, y in points:
            mark = (
                f'<circle cx="{x}" cy="{y}" r="4"'
                if SHAPES[name] == "circle"
                else f'<rect x="{x - 4}" y="{y - 4}" width="8" height="8"'
            )
            found.append(f'{mark} fill="{colour}"/>')
        told = f"{name}: slope {_slope(rows, name, grown):.1f}"
        found.append(f'<text x="{left}" y="{TOP + HIGH + 38 + 16 * number}" fill="{colour}">{told}</text>')
    return "".join(found)


def _slope(rows: list[tuple[str, str, int, float]], name: str, grown: str) -> float:
    held = [(size, took) for one, other, size, took in rows if (one, other) == (name, grown)]
    return slope([size for size, _ in held], [took for _, took in held])


def main() -> None:
    """Measure, and write the picture to the file that is named."""
    target = Path(sys.argv[1])
    target.write_text(draw(growth()), encoding="utf-8")
    print(f"Wrote {target}: all else {', '.join(f'{size:,} {name}' for name, size in BASE.items())}")


if __name__ == "__main__":
    main()
