"""What was measured of each size, as tables."""

from typing import Any

from bench.results.markdown import in_seconds, table
from bench.sizes.making import MOST_LOADED
from bench.subprocess_timing import FEWER_RUNS, PATIENCE, RUNS

SLOWEST = 8
SLOW = 1.0  # seconds; a question beyond it is named


def sections(sizes: list[dict[str, Any]]) -> str:
    """`sizes` as bench.sizes.sizes.measured tells of each, smallest first."""
    return "\n".join(
        (
            f"Medians of {RUNS} runs, or of {FEWER_RUNS} where they took longer than {PATIENCE}"
            " seconds in all. **Cold**: no answer is remembered, every question goes to DuckDB over"
            " the Parquet files. **Warm**: the same reader asks again, answers come from the one"
            " cache.\n",
            "### The comparison: a rerun of the overview's figures\n",
            "Eight figures (houses handed over, days with a hand-over, stalled repairs, households in"
            " need, reached and urgent, subdistricts in need, overdue pledges), counted two ways that"
            " come to the same numbers: with pandas from the CSV files read at every rerun, and by"
            " questions to the snapshot.\n",
            _comparison(sizes),
            "### Making ready\n",
            f"Up to {MOST_LOADED:,} households through the real intake (`load`: every check, then"
            " one transaction); larger ones are put into the store unchecked (*), since the checks"
            " hold a whole folder in memory. Publishing is the real one throughout. Peak memory is"
            " of the process that did it. Records are made ready once and kept, so these two times"
            " may be of an earlier day.\n",
            _making(sizes),
            "### Pages\n",
            "Each page's script from header to footer (Streamlit's AppTest, without a browser),"
            " read as the governor's office, the whole province. “First run” is the very first page"
            " of a fresh process, imports included. “Start to ready” is from the command to the first"
            " healthy answer of a server whose records are published.\n",
            _pages(sizes),
            "### Questions\n",
            "Every public question of each module of data_access, one after another, in each of its"
            " forms (by district and by subdistrict, one partner and all). A page asks a few of"
            " them.\n",
            _groups(sizes),
            f"The {SLOWEST} slowest at {sizes[-1]['households']:,} households, cold:\n",
            _slowest(sizes[-1]),
        )
    )


def _households(sizes: list[dict]) -> list[str]:
    return [f"{size['households']:,}" for size in sizes]


def _comparison(sizes: list[dict]) -> str:
    rows = [
        [
            households,
            in_seconds(size["files"]["seconds"]),
            in_seconds(size["snapshot"]["cold"]),
            in_seconds(size["snapshot"]["warm"]),
            f"{size['files']['seconds'] / size['snapshot']['cold']:,.1f} ×",
            f"{size['files']['seconds'] / size['snapshot']['warm']:,.0f} ×",
            f"{size['files_mb']:,.0f}",
            f"{size['snapshot_mb']:,.0f}",
        ]
        for households, size in zip(_households(sizes), sizes, strict=True)
    ]
    return table(
        [
            "Households",
            "CSV, pandas",
            "Snapshot, cold",
            "Snapshot, warm",
            "Faster cold",
            "Faster warm",
            "Memory pandas, MB",
            "Memory snapshot, MB",
        ],
        rows,
    )


def _making(sizes: list[dict]) -> str:
    def spent(facts: dict, name: str, mark: str = "") -> list[str]:
        return [f"{in_seconds(facts[name]['seconds'])}{mark}", f"{facts[name]['peak_mb']:,.0f}"]

    def loaded(facts: dict) -> list[str]:
        return spent(facts, "load") if "load" in facts else spent(facts, "fill", " *")

    rows = [
        [
            households,
            f"{size['made']['rows']:,}",
            f"{size['made']['csv_mb']:,.0f}",
            *loaded(size["made"]),
            *spent(size["made"], "publish"),
            f"{size['made']['snapshot_mb']:,.1f}",
        ]
        for households, size in zip(_households(sizes), sizes, strict=True)
    ]
    return table(
        [
            "Households",
            "Rows published",
            "CSV, MB",
            "Load",
            "its peak, MB",
            "Publish",
            "its peak, MB",
            "Snapshot, MB",
        ],
        rows,
    )


def _pages(sizes: list[dict]) -> str:
    heading = ["Page"] + [
        f"{households} {state}" for households in _households(sizes) for state in ("cold", "warm")
    ]
    rows = [
        [
            page,
            *(
                in_seconds(size["pages"][page][state])
                for size in sizes
                for state in ("cold", "warm")
            ),
        ]
        for page in sizes[0]["pages"]
    ]
    once = [
        ["First run of a fresh process", "first_page", in_seconds],
        ["Server, start to ready", "ready", in_seconds],
        ["Memory of the process after all pages, MB", "pages_mb", lambda mb: f"{mb:,.0f}"],
    ]
    rows += [
        [words, *(cell for size in sizes for cell in (say(size[name]), ""))]
        for words, name, say in once
    ]
    return table(heading, rows)


def _groups(sizes: list[dict]) -> str:
    heading = ["Module", "Questions"] + [
        f"{households} {state}" for households in _households(sizes) for state in ("cold", "warm")
    ]
    rows = [
        [
            module,
            str(group["questions"]),
            *(
                in_seconds(size["asking"][module][state])
                for size in sizes
                for state in ("cold", "warm")
            ),
        ]
        for module, group in sizes[0]["asking"].items()
    ]
    return table(heading, rows)


def _slowest(size: dict) -> str:
    each = {
        name: seconds
        for group in size["asking"].values()
        for name, seconds in group["each"].items()
    }
    slowest = sorted(each.items(), key=lambda one: one[1], reverse=True)[:SLOWEST]
    over = sum(seconds > SLOW for seconds in each.values())
    listed = table(
        ["Question", "Seconds"], [[f"`{name}`", in_seconds(taken)] for name, taken in slowest]
    )
    return f"{listed}\n{over} of {len(each)} took more than {SLOW:.0f} second.\n"
