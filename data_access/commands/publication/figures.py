"""`hoh figures`: every indicator, for scripts and for anyone who checks us."""

import argparse
import json
import sys
from datetime import date

from data_access.access.allowed_scope import is_outsider
from data_access.access.roles import BOUND_TO, Principal
from data_access.access.scope import Scope, after_the_newest
from data_access.commands.publication.not_on_record import refuse_unknown
from data_access.indicators import INDICATORS, UNITS, Indicator
from data_access.language.shares import percent_words
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.publishing.current import current_snapshot, snapshot
from data_access.snapshots.programme import Programme
from data_access.snapshots.snapshot import Snapshot
from data_access.system.errors import RecordsError

NOT_SO_CLOSE = Text(
    "บทบาทนี้ดูตัวเลขของตำบลเดียวไม่ได้ กรุณาใช้ --district หรือเลือก --role ที่เห็นทุกรายการ",
    f"This role may not see a single {SUBDISTRICT.one}. Use --district, or a --role that may see every row.",
)
ONLY_THE_OPEN_ONE = Text(
    "บทบาทนี้ดูได้เฉพาะชุดข้อมูลที่เปิดอยู่ กรุณาไม่ระบุ --snapshot หรือเลือก --role ที่เห็นทุกรายการ",
    "This role is shown the open snapshot only. Leave out --snapshot, or choose a --role that may"
    " see every row.",
)


def run(arguments: argparse.Namespace) -> int:
    principal = _principal(arguments)
    published = _asked_snapshot(arguments.snapshot, principal)
    whole = Programme(published, Scope(), principal)
    refuse_unknown(arguments, whole)
    scope = Scope(
        frozenset(arguments.district),
        frozenset(arguments.subdistrict),
        arguments.fiscal_year,
        arguments.as_of,
    )
    programme = Programme(published, scope, principal)
    if programme.scope != scope:
        raise RecordsError(NOT_SO_CLOSE)
    if moved := _moved(arguments.as_of, programme.as_of):
        sys.stderr.write(f"{moved.th}\n{moved.en}\n")
    rows = [described(indicator, programme) for indicator in INDICATORS]
    if arguments.json:
        answer = {
            "snapshot": programme.snapshot.id,
            "as_of": programme.as_of.isoformat(),
            "as_of_asked": arguments.as_of.isoformat() if arguments.as_of else None,
            "made_up": programme.snapshot.made_up,
            "districts": sorted(scope.districts),
            "subdistricts": sorted(scope.subdistricts),
            "fiscal_year_be": scope.fiscal_year_be,
            "role": arguments.role,
            "figures": rows,
        }
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("".join(_line(row) for row in rows))
    return 0


def _asked_snapshot(asked: str | None, principal: Principal) -> Snapshot:
    """The open one unless another is asked for, which only who may see every row may do: what lies
    between two snapshots is what happened to single families."""
    published = current_snapshot()
    if asked is None or asked == published.id:
        return published
    if is_outsider(principal):
        raise RecordsError(ONLY_THE_OPEN_ONE)
    return snapshot(asked)


def _moved(asked: date | None, as_of: date) -> Text | None:
    """That a day after the newest records was asked about; None where it was not."""
    return None if asked is None or asked <= as_of else after_the_newest(asked, as_of)


def _principal(arguments: argparse.Namespace) -> Principal:
    if (arguments.role in BOUND_TO) != bool(arguments.organisation):
        roles = ", ".join(BOUND_TO)
        raise RecordsError(
            Text(
                f"--role {roles} ต้องใช้คู่กับ --organisation รหัส เช่น --role partner"
                " --organisation codi-north",
                f"--role {roles} goes with --organisation and an id, as in --role partner"
                " --organisation codi-north.",
            )
        )
    return Principal(arguments.role, arguments.organisation)


def described(indicator: Indicator, programme: Programme) -> dict[str, object]:
    """One indicator's figure in plain values: dates as ISO text, shares between 0 and 1."""
    figure, formula = indicator.measure(programme), indicator.formula(programme.weights)
    value = figure.value.isoformat() if isinstance(figure.value, date) else figure.value
    return {
        "key": indicator.key,
        "name_th": indicator.name.th,
        "name_en": indicator.name.en,
        "value": value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "state": figure.state,
        "unit": indicator.unit,
        "unit_en": UNITS[indicator.unit].en,
        "formula_th": formula.th,
        "formula_en": formula.en,
        "note_th": figure.note.th if figure.note else None,
        "note_en": figure.note.en if figure.note else None,
    }


def _line(row: dict[str, object]) -> str:
    value = row["value"] if row["state"] == "shown" else f"({row['state']})"
    if isinstance(value, float):
        is_share = "percent" in str(row["unit"])  # its sign stands in the column of units
        value = percent_words(value, 1).removesuffix("%") if is_share else f"{value:.3f}"
    note = f"  [{row['note_th']} / {row['note_en']}]" if row["note_en"] else ""
    return (
        f"{row['key']:5} {value!s:>14}  {row['unit_en']:18} {row['name_th']} / {row['name_en']}"
        f"{note}\n"
    )
