"""What works, where, in a sentence and tiles, and each model in words."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data_access.language.plurals import counted, one_or_many
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import MODEL_STATUS, Text
from data_access.queries.areas.areas import areas, subdistricts_in_view
from data_access.queries.practice.alike import (
    OWN,
    models_that_fit,
    places_without_a_model,
)
from data_access.queries.practice.effects import Evidence, evidence_of_models
from data_access.queries.practice.models import model_cards, model_places, proven_districts
from data_access.snapshots.programme import Programme
from display.tiles.tile import Tile
from display.words.alike import alike

NO_MODELS = Text(
    "ยังไม่มีต้นแบบที่บันทึกไว้ นำเข้าได้จากแม่แบบ «ต้นแบบ» ในหน้านำเข้าข้อมูล",
    "No model is recorded yet. Fill in the template “Models” of the page Import data",
)
BEST_FIRST = ("proven", "shown", "trying", "given_up")


def in_both(row, name: str) -> Text | None:
    """The text `name` of a record in both languages, the Thai one where there is no English."""
    th, en = getattr(row, f"{name}_th"), getattr(row, f"{name}_en")
    return None if pd.isna(th) else Text(th, th if pd.isna(en) else en)


@dataclass(frozen=True)
class Fit:
    """That a model may fit a place: in use there, or in the place most like it."""

    model: Text
    status: str
    place: Text
    through: Text | None


class ModelsAnswer:
    def __init__(self, programme: Programme):
        self.programme = programme

    @cached_property
    def cards(self) -> pd.DataFrame:
        """The models, those that work first, then by id."""
        cards = model_cards(self.programme)
        order = cards["status"].map({status: at for at, status in enumerate(BEST_FIRST)})
        return cards.iloc[order.argsort(kind="stable")].reset_index(drop=True)

    @cached_property
    def names(self) -> dict[str, Text]:
        return {row.model_id: in_both(row, "name") for row in self.cards.itertuples()}

    @cached_property
    def places(self) -> pd.DataFrame:
        return model_places(self.programme)

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        return {one.model_id: one for one in evidence_of_models(self.programme)}

    def is_silent(self, model_id: str) -> bool:
        """Whether nothing can be said of the model's effect."""
        effect = self.evidence[model_id].effect
        return effect is None or not effect.is_known

    @cached_property
    def _area_names(self) -> dict[str, Text]:
        return areas(self.programme).names

    @property
    def proven(self) -> int:
        return len(proven_districts(self.programme))

    def _having(self, status: str) -> int:
        return int((self.cards["status"] == status).sum())

    @property
    def sentence(self) -> Text:
        """One of six models is proven, in three districts; one was given up."""
        if self.cards.empty:
            return NO_MODELS
        every, proven = len(self.cards), self._having("proven")
        where = Text("", "")
        if proven:
            where = Text(
                f" ใช้อยู่ใน {self.proven:,} อำเภอ",
                f", in use in {counted(self.proven, 'district')}",
            )
            if not self.programme.scope.is_whole_province:
                where = Text("", "")
        gone = self._having("given_up")
        left = Text("", "")
        if gone:
            left = Text(
                f" เลิกทำ {gone:,} เรื่อง และบอกเหตุไว้",
                f"; {gone:,} {one_or_many(gone, 'was', 'were')} given up, and why is said",
            )
        if not proven:
            return Text(
                f"**ยังไม่มีต้นแบบที่พิสูจน์แล้ว** จากที่ลองทำ {every:,} เรื่อง{left.th}",
                f"**No model is proven yet** of {every:,} that were tried{left.en}",
            )
        return Text(
            f"**พิสูจน์แล้วว่าได้ผล {proven:,} จาก {every:,} เรื่อง**{where.th}{left.th}",
            f"**{proven:,} of {counted(every, 'model')} {one_or_many(proven, 'is', 'are')} proven**"
            f"{where.en}{left.en}",
        )

    @property
    def tiles(self) -> list[Tile]:
        districts = subdistricts_in_view(self.programme)["district_code"].nunique()
        in_view = subdistricts_in_view(self.programme)["subdistrict_code"]
        using = in_view.isin(self.places["subdistrict_code"]).sum()
        without = places_without_a_model(self.programme)
        status = [
            Text(f"{MODEL_STATUS[one].th} {self._having(one):,}", f"{MODEL_STATUS[one].en} {self._having(one):,}")
            for one in BEST_FIRST
            if self._having(one)
        ]  # fmt: skip
        return [
            Tile(
                Text("อำเภอที่มีต้นแบบพิสูจน์แล้ว", "Districts with a proven model"),
                alike(f"{self.proven:,}"),
                Text(f"จาก {districts:,} อำเภอ", f"of {counted(districts, 'district')}"),
            ),
            Tile(
                Text("ต้นแบบทั้งหมด (เรื่อง)", "Models in all"),
                alike(f"{len(self.cards):,}"),
                Text(" · ".join(one.th for one in status), ", ".join(one.en for one in status)),
            ),
            Tile(
                Text("ตำบลที่ใช้ต้นแบบ", f"{SUBDISTRICT.many.capitalize()} that use one"),
                alike(f"{using:,}"),
                Text(f"จาก {len(in_view):,} ตำบล", f"of {len(in_view):,}"),
            ),
            Tile(
                Text("ตำบลที่ยังไม่มีต้นแบบเข้าได้", f"{SUBDISTRICT.many.capitalize()} that no model fits"),
                alike(f"{int(without['is_known'].sum()):,}"),
                Text("ไม่มีที่ใดคล้ายกันใช้อยู่", "no place like them uses one"),
            ),
        ]  # fmt: skip

    def way(self, model_id: str) -> tuple[Text | None, list[Text]]:
        """The origin of a model, and the places that copied it, in the order in which they did."""
        mine = self.places[self.places["model_id"] == model_id]
        origin = mine.loc[mine["role"] == "origin", "subdistrict_code"]
        copies = mine.loc[mine["role"] != "origin", "subdistrict_code"]
        first = self._area_names.get(origin.iloc[0]) if len(origin) else None
        return first, [self._area_names[code] for code in copies if code in self._area_names]

    def area(self, code: str) -> Text:
        return self._area_names.get(code, alike(code))

    @property
    def fits(self) -> dict[str, list[Fit]]:
        """By the code of each subdistrict in view, the models that may fit it, those that work first."""
        status = self.cards.set_index("model_id")["status"].to_dict()
        found: dict[str, list[Fit]] = {}
        for row in models_that_fit(self.programme).itertuples():
            through = None if row.through == OWN else self.area(row.through)
            fit = Fit(
                self.names[row.model_id],
                status[row.model_id],
                self.area(row.subdistrict_code),
                through,
            )
            found.setdefault(row.subdistrict_code, []).append(fit)
        return {
            code: sorted(some, key=lambda one: BEST_FIRST.index(one.status))
            for code, some in found.items()
        }

    @property
    def uncovered(self) -> tuple[list[Text], list[Text]]:
        """The subdistricts in view that no model fits, and those of which that is not known."""
        rows = places_without_a_model(self.programme)
        known = rows["is_known"]
        return (
            [self.area(code) for code in rows.loc[known, "subdistrict_code"]],
            [self.area(code) for code in rows.loc[~known, "subdistrict_code"]],
        )
