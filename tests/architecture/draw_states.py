"""Draws `docs/state.svg` from the table in app/core/assignment.py: `python -m tests.architecture.draw_states`.

What follows what is read from the table; only where a state stands on the sheet is written here."""

from math import hypot
from pathlib import Path

from app.core.assignment import LATE, TABLE
from app.core.words import AssignmentState as S

FILE = Path(__file__).parents[2] / "docs" / "state.svg"
WIDTH, HEIGHT, BOX_W, BOX_H = 1000, 560, 130, 46

AT: dict[S, tuple[int, int]] = {
    S.offered: (90, 250),
    S.accepted: (300, 250),
    S.en_route: (510, 250),
    S.on_scene: (720, 250),
    S.clear: (910, 250),
    S.declined: (90, 110),
    S.expired: (90, 390),
    S.given_up: (720, 390),
    S.released: (405, 500),
}
STYLE = """
  .sheet { fill: #ffffff } .box { fill: #f5f2ea; stroke: #13211e; stroke-width: 2 } .end { stroke-dasharray: 5 4 }
  text { font: 600 16px system-ui, sans-serif; fill: #13211e; text-anchor: middle } .note { font-weight: 400; font-size: 14px }
  .way { fill: none; stroke: #43514c; stroke-width: 1.8; marker-end: url(#tip) } .late { stroke-dasharray: 6 4 }
  #tip path { fill: #43514c }
  @media (prefers-color-scheme: dark) {
    .sheet { fill: #0b1412 } .box { fill: #22312c; stroke: #f4f0e6 } text { fill: #f4f0e6 }
    .way { stroke: #b6c2bc } #tip path { fill: #b6c2bc }
  }"""


def edge(state: S, toward: tuple[float, float]) -> tuple[float, float]:
    """Where a line from the middle of the box to that point leaves the box."""
    x, y = AT[state]
    dx, dy = toward[0] - x, toward[1] - y
    scale = min((BOX_W / 2 + 4) / abs(dx) if dx else 99, (BOX_H / 2 + 4) / abs(dy) if dy else 99)
    return x + dx * scale, y + dy * scale


def way(now: S, then: S) -> str:
    """An arrow; one that jumps over a neighbour in its own row goes round it."""
    (x1, y1), (x2, y2) = AT[now], AT[then]
    far = y1 == y2 and abs(x2 - x1) > 2 * BOX_W
    lift = -hypot(x2 - x1, y2 - y1) * 0.42 if far else 0.0
    bend = ((x1 + x2) / 2, (y1 + y2) / 2 + lift)
    (a, b), (c, d) = edge(now, bend), edge(then, bend)
    kind = "way late" if now in LATE else "way"
    return f'  <path class="{kind}" d="M{a:.0f} {b:.0f} Q{bend[0]:.0f} {bend[1]:.0f} {c:.0f} {d:.0f}"/>'


def box(state: S) -> str:
    """A state; a dashed border means that nothing follows."""
    x, y = AT[state]
    kind = "box" if TABLE[state] else "box end"
    frame = f'<rect class="{kind}" x="{x - BOX_W // 2}" y="{y - BOX_H // 2}" width="{BOX_W}" height="{BOX_H}" rx="6"/>'
    return f'  {frame}<text x="{x}" y="{y + 6}">{state.value.replace("_", " ")}</text>'


def draw() -> str:
    """The whole sheet."""
    ways = [way(now, then) for now, following in TABLE.items() for then in S if then in following]
    tip = '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    note = "a dashed arrow is a late yes: welcome while nobody else has said it"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="what">',
        '  <title id="what">One responder\'s part in a call: which step may follow which</title>',
        f"  <style>{STYLE}\n  </style>",
        f'  <defs>{tip}<path d="M0 0 8 4 0 8z"/></marker></defs>',
        f'  <rect class="sheet" width="{WIDTH}" height="{HEIGHT}"/>',
        *ways,
        *(box(state) for state in AT),
        f'  <text class="note" x="560" y="545">{note}</text>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(draw())
