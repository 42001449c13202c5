"""The slide of houses: handed over so far, against the plan, and where the work is heading."""

from data_access.language.plurals import counted, one_or_many
from data_access.language.vocabulary import Text
from data_access.queries.insights.houses_answer import HousesAnswer
from display.charts.curve import HOUSES_ON_DAY, Curve, houses_curve
from display.story.slide import Number, Picture, Slide
from display.story.story_context import StoryContext

NONE_YET = Text("ยังไม่มีบ้านที่ส่งมอบ", "No house handed over yet")


def pace(told: StoryContext) -> Slide:
    """Houses handed over so far, against the plan, and when the goal is reached at this speed."""
    houses, curve = HousesAnswer(told.programme), houses_curve(told.programme)
    done = houses.done
    numbers = [Number(told.count(done), Text("หลัง ส่งมอบแล้ว", "houses handed over"))]
    if houses.is_number and houses.gap:
        numbers.append(_gap(told, houses))
    return Slide(
        "pace",
        Text("ทันแผนหรือไม่", "On pace?"),
        _title(told, houses),
        _lead(houses),
        tuple(numbers),
        Picture("curve", curve.table(), HOUSES_ON_DAY, curve.alt, curve),
        _source(houses),
        _lines(houses, curve, told.programme.weights["forecast"]["window"]),
    )


def _source(houses: HousesAnswer) -> Text:
    if not houses.is_number:
        return Text("ประวัติสถานะการซ่อม", "The status log of repairs")
    if houses.pace.plan.is_slower_in_rain:
        return Text(
            "ประวัติสถานะการซ่อม เป้าหมาย และแผนตามฤดูฝน",
            "The status log of repairs, targets and the rain-aware plan",
        )
    return Text(
        "ประวัติสถานะการซ่อม เป้าหมาย และแผน", "The status log of repairs, targets and the plan"
    )


def _lines(houses: HousesAnswer, curve: Curve, days: int) -> Text:
    """What each line is that is drawn, and what to ask where the work is behind."""
    said = []
    if not curve.is_empty:
        said.append(Text("เส้นทึบคือบ้านที่ส่งมอบแล้ว", "The solid line is houses handed over."))
    if curve.plan:
        rain = houses.pace.plan.is_slower_in_rain
        said.append(
            Text(
                f"เส้นประคือแผน{' ซึ่งช้าลงในหน้าฝนเพราะเส้นทางขาด' if rain else ''}",
                f"The dashed one is the plan{', slower in the rains when roads are cut' if rain else ''}.",
            )
        )
    if curve.forecast:
        said.append(
            Text(
                f"เส้นจุดคือคาดการณ์จากความเร็ว {days} วันล่าสุดตามแผนเดียวกัน",
                f"The dotted one is where the speed of the last {counted(days, 'day')} leads, along"
                " the same plan.",
            )
        )
    if curve.fastest:
        said.append(
            Text(
                "แถบคือช่วงคาดการณ์ จากช่วงเวลาที่ส่งมอบเร็วที่สุดถึงช้าที่สุด",
                "The band is the forecast's range, from the fastest window of time to the slowest.",
            )
        )
    if houses.is_number and houses.is_behind:
        said.append(
            Text(
                "ถามที่ประชุมว่าอะไรจะทำให้เส้นทึบกลับขึ้นไปแตะเส้นประ",
                "Ask what would bring the line back up to the plan.",
            )
        )
    said = said or [houses.no_target or NONE_YET]
    return Text(" ".join(one.th for one in said), " ".join(one.en for one in said))


def _title(told: StoryContext, houses: HousesAnswer) -> Text:
    done = houses.done
    if not houses.is_number and not done:
        return Text(f"{NONE_YET.th} {houses.of_target.th}", f"{NONE_YET.en}; {houses.of_target.en}")
    if not houses.is_number:
        return Text(
            f"ส่งมอบแล้ว {done:,} หลัง {houses.of_target.th}",
            f"{counted(done, 'house')} handed over; {houses.of_target.en}",
        )
    target, against = told.count(houses.pace.plan.target), houses.against
    return Text(
        f"ส่งมอบแล้ว {done:,} จาก {target.th} หลัง {against.th}",
        f"{done:,} of {counted(houses.pace.plan.target, 'house')} handed over, {against.en}",
    )


def _gap(told: StoryContext, houses: HousesAnswer) -> Number:
    gap = houses.gap
    many = one_or_many(gap, "house", "houses")
    name = Text("หลัง ช้ากว่าแผน", f"{many} behind plan")
    if gap > 0:
        name = Text("หลัง เร็วกว่าแผน", f"{many} ahead of plan")
    return Number(told.count(abs(gap)), name, "late" if gap < 0 else "plain")


def _lead(houses: HousesAnswer) -> Text:
    """The forecast as a sentence of its own, or why there is none, and the remarks on it."""
    first = houses.no_target or Text(
        houses.finish.th, f"{houses.finish.en[:1].upper()}{houses.finish.en[1:]}"
    )
    remarks = houses.remarks if houses.is_number else []
    return Text(
        " ".join([first.th, *(words.th for words in remarks)]),
        ". ".join([first.en, *(words.en.removesuffix(".") for words in remarks)]),
    )
