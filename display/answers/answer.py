"""The answer to the brief's question, as one sentence made from the numbers."""

from data_access.language.vocabulary import Text
from data_access.queries.repairs.houses import handed_over_count, houses_forecast, houses_pace
from data_access.rules.plan import Forecast
from data_access.snapshots.programme import Programme
from display.words.writing import Writing

NO_TARGET = Text(
    " หลัง พื้นที่หรือปีที่เลือกยังไม่มีเป้าหมาย",
    " houses are handed over; the chosen area or year has no target yet",
)


def answer(programme: Programme, writing: Writing) -> list[dict[str, str]]:
    """The parts of the sentence, in order: `words`, and their `look`: plain, strong or late."""
    pace = houses_pace(programme)
    done = _part(writing.count(handed_over_count(programme)), "strong")
    begin = _part(writing.either("ส่งมอบแล้ว ", ""))
    if pace is None:
        return [begin, done, _part(writing.say(NO_TARGET))]
    target = writing.count(pace.plan.target)
    gap = round(pace.gap)
    finish = writing.say(_finish(houses_forecast(programme), writing))
    return [
        begin,
        done,
        _part(writing.either(f" จาก {target} หลัง ", f" of {target} houses are handed over, ")),
        _part(writing.say(_against(gap)), "late" if gap < 0 else "strong"),
        _part(writing.either(f" {finish}", f"; {finish}")),
    ]


def _part(words: str, look: str = "plain") -> dict[str, str]:
    return {"words": words, "look": look}


def _against(gap: int) -> Text:
    if gap < 0:
        return Text(f"ช้ากว่าแผน {-gap:,} หลัง", f"{-gap:,} behind plan")
    if gap > 0:
        return Text(f"เร็วกว่าแผน {gap:,} หลัง", f"{gap:,} ahead of plan")
    return Text("ตรงตามแผน", "exactly on plan")


def _finish(forecast: Forecast, writing: Writing) -> Text:
    if forecast.is_done:
        return Text("ครบตามเป้าแล้ว", "the target is reached")
    if forecast.finish is None:
        return Text("คาดการณ์วันเสร็จไม่ได้", "the finish cannot be forecast")
    day = writing.date(forecast.finish)
    return Text(f"คาดว่าเสร็จ {day}", f"expected to finish {day}")
