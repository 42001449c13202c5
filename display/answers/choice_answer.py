"""What a sum of money can repair, in one sentence and what it is compared with: page and files."""

from data_access.choice.proposal import Proposal
from data_access.language.number_words import baht_words, count_words
from data_access.language.plurals import one_or_many
from data_access.language.shares import percent_words
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text

ROUNDED_TO = (
    10  # people: of two choices that differ by one house the difference would tell its size
)
WAY = {
    "best": Text("ที่เลือก (มีส่วนแบ่งขั้นต่ำ)", "This choice (with a least share)"),
    "no_floor": Text("ไม่มีส่วนแบ่งขั้นต่ำ", "Without a least share"),
    "priority": Text("ตามลำดับคะแนน", "By priority score"),
    "first_come": Text("ตามลำดับขึ้นทะเบียน", "First come, first served"),
}
NO_HOUSE = Text(
    "ไม่มีบ้านที่รอเงินในพื้นที่และวันที่เลือก ลองเลือกพื้นที่อื่น",
    "No house waits for money in this area on this day. Choose another area.",
)
CHOICE_NOTES = (
    Text(
        "ประโยชน์ = คะแนนลำดับ × จำนวนคนยกกำลังที่เลือก คะแนนใช้จัดลำดับ ไม่ใช่ตัดสินสิทธิ"
        " การแบ่งเงิน ส่วนแบ่งขั้นต่ำ และแรงงานต่อหลังเป็นข้อเสนอของโครงการนี้ สำนักงานแก้ได้",
        "Benefit is the priority score × the number of persons to the power chosen. Scores rank,"
        " they decide no entitlement. The shares of money, the least share and the labour of a"
        " home are proposals of this project that an office may change.",
    ),
    Text(
        "เงินสำหรับคนพิการและผู้สูงอายุไม่อยู่ในหน้านี้ เพราะรายชื่อบ้านจะบอกว่าใครอยู่ในบ้าน",
        "Money for people with disabilities or the old is left out: a list of homes it"
        " pays for would tell who lives there.",
    ),
)


def about(people: int) -> str:
    """People to the nearest ten: 500 of 497."""
    return count_words(round(people / ROUNDED_TO) * ROUNDED_TO)


def choice_answer(proposal: Proposal) -> Text:
    """With a sum: 116 homes, about 500 people, 42 subdistricts; what is left."""
    if not proposal.houses:
        return NO_HOUSE
    best, chosen = proposal.way("best"), proposal.chosen
    money, left = baht_words(proposal.ask.budget_thb), baht_words(chosen.left)
    if not best.houses:
        return Text(
            f"เงิน {money.th} ยังซ่อมบ้านที่รออยู่ไม่ได้สักหลัง ดูเหตุผลรายหลังด้านล่าง",
            f"{money.en} repairs none of the homes that wait. See the reason for each below.",
        )
    homes = one_or_many(best.houses, "home", "homes")
    places = one_or_many(best.subdistricts, SUBDISTRICT.one, SUBDISTRICT.many)
    return Text(
        f"**เงิน {money.th} ซ่อมได้ {best.houses:,} หลัง** ให้คนประมาณ {about(best.people)} คน"
        f" ใน {best.subdistricts:,} ตำบล {nobody_left_out(proposal).th} เหลือเงิน {left.th}",
        f"**{money.en} repairs {best.houses:,} {homes}** for about {about(best.people)} people"
        f" in {best.subdistricts:,} {places}; {nobody_left_out(proposal).en}; {left.en} left",
    )


def nobody_left_out(proposal: Proposal) -> Text:
    """Said to be so only where a floor was asked for and it is true of what was chosen."""
    out = proposal.way("best").left_out
    if out:
        return Text(
            f"ยังมี {out:,} ตำบลที่ไม่ได้เลย",
            f"{out:,} {one_or_many(out, SUBDISTRICT.one, SUBDISTRICT.many)} with nothing",
        )
    if proposal.ask.floor_share > 0:
        return Text("ไม่มีตำบลใดถูกทิ้ง", f"no {SUBDISTRICT.one} is left out")
    return Text("ครบทุกตำบลที่มีบ้านรอ", f"every {SUBDISTRICT.one} with a house that waits has one")


def choice_against_priority(proposal: Proposal) -> Text | None:
    """How much more than down the list of scores, and what fairness costs; None of nothing."""
    gain = proposal.gain
    if gain is None or not proposal.chosen.benefit:
        return None
    before = proposal.way("priority")
    free = proposal.way("no_floor").benefit
    cost = max(0.0, 1 - proposal.chosen.benefit / free)
    more = (
        Text(f"มากกว่า {percent_words(gain)}", f"{percent_words(gain)} more")
        if gain >= 0
        else Text(f"น้อยกว่า {percent_words(-gain)}", f"{percent_words(-gain)} less")
    )
    return Text(
        f"ได้ประโยชน์{more.th} เมื่อเทียบกับไล่ตามลำดับคะแนนด้วยเงินเท่ากัน ซึ่งมี {before.left_out:,} ตำบลไม่ได้เลย"
        f" การกันส่วนให้ทุกตำบลทำให้ประโยชน์รวมลดลง {percent_words(cost, 1)}",
        f"It does {more.en} than going down the list of scores with the same money, which leaves"
        f" {before.left_out:,} {SUBDISTRICT.many} with nothing. The least share for every"
        f" {SUBDISTRICT.one} costs {percent_words(cost, 1)} of the benefit.",
    )
