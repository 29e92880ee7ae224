"""The scoreboard as a line, Markdown, JSON and HTML. No times, no machine names: the same run writes the same bytes."""

from __future__ import annotations

import html
import json
from typing import Any, Dict, List

Board = Dict[str, Any]
Library = Dict[str, Any]
Finding = Dict[str, Any]

INTRODUCTION = (
    "Each call below was run in the real library and answered by the oracle, which rounds the exact result of the "
    "documented formula. A difference has a name if the oracle, asked for what the version ships, gives the library's "
    "number; what has no name is unexplained."
)
COLUMNS = ("library", "version", "calls", "cases", "agree", "acceptable", "named defects", "unexplained", "unsupported")


def line(library: Library) -> str:
    """One library in one line."""
    return ", ".join(f"{cell} {name}" if i > 1 else cell for i, (name, cell) in enumerate(zip(COLUMNS, cells(library))))


def cells(library: Library) -> List[str]:
    """The row of a library in the table."""
    counts = library["counts"]
    numbers = [library["calls"], library["cases"], counts["agree"], counts["acceptable"], counts["named defect"]]
    numbers += [counts["disagree"] + counts["error"], counts["unsupported"]]
    return [library["package"], library["version"], *map(str, numbers)]


def as_json(board: Board) -> str:
    """All of it."""
    return json.dumps(board, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def run_with(board: Board) -> str:
    """How to get the same numbers."""
    count = board["cases_per_call_and_precision"]
    return f"Seed {board['seed']}, {count} cases for each call and precision (float64 and float32)."


def as_markdown(board: Board) -> str:
    """For reading in a repository."""
    parts = ["# Scoreboard of loss libraries", INTRODUCTION, run_with(board), markdown_table(board)]
    for library in board["libraries"]:
        parts += markdown_library(library)
    return "\n\n".join(parts) + "\n"


def markdown_table(board: Board) -> str:
    """One row for each library."""
    rows = [COLUMNS, ["---"] * 2 + ["---:"] * (len(COLUMNS) - 2), *map(cells, board["libraries"])]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def markdown_library(library: Library) -> List[str]:
    """What was found in a library."""
    sections = [f"## {library['package']} {library['version']}"]
    for title, findings in titled(library):
        sections += [f"### {title}", *(markdown_finding(finding) for finding in findings)]
    return sections if len(sections) > 1 else [*sections, "Agrees everywhere."]


def titled(library: Library) -> List[Any]:
    """The kinds of findings that there are."""
    kinds = (
        ("Named defects", "defects"),
        ("Unexplained", "unexplained"),
        ("Acceptable: another element of a set of gradients", "acceptable"),
        ("Not supported by the oracle", "unsupported"),
    )
    return [(title, library[key]) for title, key in kinds if library[key]]


def markdown_finding(finding: Finding) -> str:
    """Name, reach and the smallest case."""
    width = max(len(name) for name, _ in finding["example"])
    facts = "\n".join(f"    {name.ljust(width)}  {text}" for name, text in finding["example"])
    return f"**{heading(finding)}** {reach(finding)} {finding['says']}".rstrip() + f"\n\n{facts}"


def heading(finding: Finding) -> str:
    """The name of a finding; the call where it has none."""
    return finding["flag"] if finding["named"] else finding["calls"][0]


def reach(finding: Finding) -> str:
    """How many calls and cases."""
    calls = len(finding["calls"])
    return f"({finding['cases']} case{'s' * (finding['cases'] != 1)} of {calls} call{'s' * (calls != 1)})."


STYLE = """
:root { color-scheme: light dark; --line: #8885; --soft: #8881; --bad: #c62828; --good: #2e7d32; }
@media (prefers-color-scheme: dark) { :root { --bad: #ef9a9a; --good: #a5d6a7; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; }
th:nth-child(-n+2), td:nth-child(-n+2) { text-align: left; }
pre { background: var(--soft); padding: .6rem; overflow-x: auto; font-size: 13px; }
details { margin: .5rem 0; } summary { cursor: pointer; }
.bad { color: var(--bad); font-weight: 600; } .good { color: var(--good); }
"""


def as_html(board: Board) -> str:
    """One file that opens offline."""
    libraries = "\n".join(map(html_library, board["libraries"]))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Scoreboard of loss libraries</title>
<style>{STYLE}</style>
</head>
<body>
<h1>Scoreboard of loss libraries</h1>
<p>{html.escape(INTRODUCTION)}</p>
<p>{html.escape(run_with(board))}</p>
{html_table(board)}
{libraries}
</body>
</html>
"""


def html_table(board: Board) -> str:
    """One row for each library, linked to its findings."""
    head = "".join(f"<th>{name}</th>" for name in COLUMNS)
    rows = "\n".join(map(html_row, board["libraries"]))
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def html_row(library: Library) -> str:
    """The row of a library."""
    name, *rest = map(html.escape, cells(library))
    marked = [f'<td class="{mark(column, cell)}">{cell}</td>' for column, cell in zip(COLUMNS[1:], rest)]
    return f'<tr><td><a href="#{name}">{name}</a></td>{"".join(marked)}</tr>'


def mark(column: str, cell: str) -> str:
    """Colour for the columns that judge."""
    if column != "unexplained":
        return ""
    return "good" if cell == "0" else "bad"


def html_library(library: Library) -> str:
    """What was found in a library."""
    parts = [f'<h2 id="{html.escape(library["package"])}">{html.escape(library["package"])} {library["version"]}</h2>']
    for title, findings in titled(library):
        parts += [f"<h3>{html.escape(title)}</h3>", *map(html_finding, findings)]
    return "\n".join(parts if len(parts) > 1 else [*parts, "<p>Agrees everywhere.</p>"])


def html_finding(finding: Finding) -> str:
    """Name, reach, the smallest case, and the calls behind it."""
    facts = "\n".join(f"{name:<12}{text}" for name, text in finding["example"])
    calls = "\n".join(finding["calls"])
    return (
        f"<details open><summary><b>{html.escape(heading(finding))}</b> {html.escape(reach(finding))}"
        f" {html.escape(finding['says'])}</summary>\n<pre>{html.escape(facts)}</pre>\n"
        f"<details><summary>calls</summary><pre>{html.escape(calls)}</pre></details></details>"
    )
