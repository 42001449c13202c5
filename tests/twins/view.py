"""The records as one reader sees them: of some areas, of one fiscal year or all, as of one day."""

from datetime import date
from fractions import Fraction

from data_access.schema import BY_NAME
from tests.programmes import READ

# Written out once more: a twin must not take its ranks from the code that it checks.
RANK = {
    "reported": 0,
    "surveyed": 1,
    "community_verified": 2,
    "approved": 3,
    "in_progress": 4,
    "completed": 5,
    "handed_over": 6,
}


class View:
    """Rows of the records as dicts, by table: `all(table)`; and those that count here."""

    def __init__(self, tables, scope, day, weights):
        self.tables, self.scope, self.day, self.weights = tables, scope, day, weights
        self.year = scope.fiscal_year_be

    def on(self, day):
        return View(self.tables, self.scope, day, self.weights)

    def all(self, table):
        return [_read(table, row) for row in self.tables.get(table, [])]

    @property
    def is_whole(self):
        return not self.scope.districts and not self.scope.subdistricts

    def here(self, code):
        """A code of a wider area than was chosen lies not in it."""
        if self.scope.subdistricts:
            return code in self.scope.subdistricts
        return self.is_whole or code[:4] in self.scope.districts

    def around(self, code):
        """A code of a wider area than was chosen, around it: of what is recorded for a district
        nobody knows how much is one of its subdistricts'."""
        chosen = self.scope.subdistricts or self.scope.districts
        return any(code != one and one.startswith(code) for one in chosen)

    def in_year(self, day):
        """The fiscal year 2567 is from 1 October 2023 to 30 September 2024."""
        if self.year is None:
            return True
        return date(self.year - 544, 10, 1) <= day <= date(self.year - 543, 9, 30)

    def subdistricts(self):
        codes = [row["area_code"] for row in self.all("area") if row["level"] == "subdistrict"]
        return sorted(code for code in codes if self.here(code))

    def districts(self):
        return sorted({code[:4] for code in self.subdistricts()})

    def households(self):
        """H: those that are active, registered by the day, in the areas chosen."""
        return [
            row
            for row in self.all("household")
            if row["active"]
            and row["registered_on"] <= self.day
            and self.here(row["subdistrict_code"])
        ]

    def repairs(self, of_every_year=False):
        """R: the repairs of H that were reported by the day, each with the `status` in which its
        log left it that day, `since` when, and its `rank`: on hold keeps the one it left, off the
        path has none."""
        homes = {row["household_id"]: row for row in self.households()}
        moves = {}
        for move in self.all("repair_status_log"):
            if move["changed_on"] <= self.day:
                moves.setdefault(move["repair_id"], []).append(move)
        found = []
        for row in self.all("repair"):
            log = sorted(moves.get(row["repair_id"], []), key=lambda move: move["seq"])
            in_year = of_every_year or self.year in (None, row["fiscal_year_be"])
            if row["household_id"] not in homes or not log or not in_year:
                continue
            last = log[-1]
            stands_at = last["from_status"] if last["to_status"] == "on_hold" else last["to_status"]
            home = homes[row["household_id"]]
            found.append(
                {
                    **row,
                    "log": log,
                    "home": home,
                    "subdistrict_code": home["subdistrict_code"],
                    "status": last["to_status"],
                    "since": last["changed_on"],
                    "rank": RANK.get(stands_at),
                }
            )
        return found

    def handed_over(self):
        """The repairs at rank 6; `since` is the day on which each was handed over."""
        return [row for row in self.repairs() if row["rank"] == 6]

    def assessments(self):
        homes = {row["household_id"] for row in self.households()}
        return [
            row
            for row in self.all("assessment")
            if row["household_id"] in homes and row["assessed_on"] <= self.day
        ]

    def promised(self, table):
        """Each due on the newest verified new day that was reported by the day, if there is one."""
        key = f"{table}_id"
        moves = [
            row
            for row in self.all("promise_move")
            if row["verification"] == "verified" and row["reported_on"] <= self.day
        ]
        moves.sort(key=lambda row: (row["reported_on"], row["move_id"]))
        newest = {row[key]: row["due_on"] for row in moves if row[key]}
        return [row | {"due_on": newest.get(row[key], row["due_on"])} for row in self.all(table)]

    def pledges(self, of_here=None):
        """K: made by the day, not withdrawn by it, for the areas chosen, due in the year."""
        of_here = of_here or self.here
        return [
            row
            for row in self.promised("pledge")
            if row["pledged_on"] <= self.day
            and row["pledge_status"] != "offered"
            and of_here(row["area_code"])
            and self.in_year(row["due_on"])
            and (
                row["withdrawn_on"] > self.day
                if row["withdrawn_on"]
                else row["pledge_status"] != "withdrawn"
            )
        ]

    def reports(self):
        """Deliveries reported by the day and not rejected, wherever."""
        return [
            row
            for row in self.all("delivery")
            if row["delivered_on"] <= self.day and row["verification"] != "rejected"
        ]

    def deliveries(self, of_here=None):
        """Those of the areas and the year chosen."""
        of_here = of_here or self.here
        return [
            row
            for row in self.reports()
            if of_here(row["area_code"]) and self.in_year(row["delivered_on"])
        ]

    def participants(self):
        column = "subdistrict_code" if self.scope.subdistricts else "district_code"
        return [
            row for row in self.all("participant") if self.is_whole or self.here(row[column] or "")
        ]

    def commitments(self):
        """Those begun by the day and not dropped, of people in view who are still in the network."""
        people = {row["participant_id"] for row in self.participants() if row["active"]}
        return [
            row
            for row in self.promised("commitment")
            if row["participant_id"] in people
            and row["status"] != "dropped"
            and row["start_on"] <= self.day
        ]


def exactly(number):
    """As it is written: 0.1 is a tenth."""
    return Fraction(str(number))


def _read(table, row):
    values = {column.name: None for column in BY_NAME[table].columns}
    for column in BY_NAME[table].columns:
        if (text := row.get(column.name, "")) != "":
            values[column.name] = READ.get(column.kind, str)(text)
    return values
