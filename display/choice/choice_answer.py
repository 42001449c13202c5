"""What a sum of money can repair, in one sentence and what it is compared with: page and files."""

from math import floor

from data_access.choice.choose import CannotBeForced
from data_access.choice.proposal import Ask, Proposal
from data_access.choice.reasons import REASON
from data_access.choice.scenarios import Scenario
from data_access.language.number_words import baht_words, count_words
from data_access.language.plurals import counted, one_or_many
from data_access.language.shares import MINUS, NOTHING, percent_words
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text

NO_MORE_THAN = 9  # decimals of a share; below them the sums of two ways are the same
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
        " pays for would reveal who lives there.",
    ),
)


def about(people: int) -> str:
    """People to the nearest ten: 500 of 497. Few are fewer than ten, and not none."""
    nearest = round(people / ROUNDED_TO) * ROUNDED_TO
    return count_words(nearest) if nearest or not people else f"<{ROUNDED_TO}"


def _for_people(people: int) -> Text:
    said = about(people)
    if said.startswith("<"):
        return Text(f"ให้คนไม่ถึง {ROUNDED_TO} คน", f"for fewer than {ROUNDED_TO} people")
    return Text(f"ให้คนประมาณ {said} คน", f"for about {said} people")


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
    homes, people = counted(best.houses, "home"), _for_people(best.people)
    places = counted(best.subdistricts, SUBDISTRICT.one, SUBDISTRICT.many)
    return Text(
        f"**เงิน {money.th} ซ่อมได้ {best.houses:,} หลัง** {people.th}"
        f" ใน {best.subdistricts:,} ตำบล {nobody_left_out(proposal).th} เหลือเงิน {left.th}",
        f"**{money.en} repairs {homes}** {people.en} in {places};"
        f" {nobody_left_out(proposal).en}; {left.en} left",
    )


def nobody_left_out(proposal: Proposal) -> Text:
    """Said to be so only where a floor was asked for and it is true of what was chosen. Where no house
    could be chosen yet, whatever the money, the subdistrict is counted apart."""
    out, later = proposal.way("best").left_out, len(proposal.chosen.not_ready)
    if out:
        return Text(
            f"ยังมี {out:,} ตำบลที่ไม่ได้เลย",
            f"{counted(out, SUBDISTRICT.one, SUBDISTRICT.many)} with nothing",
        )
    if proposal.ask.floor_share > 0:
        said = Text("ไม่มีตำบลใดถูกทิ้ง", f"no {SUBDISTRICT.one} is left out")
    else:
        said = Text("ครบทุกตำบลที่มีบ้านรอ", f"every {SUBDISTRICT.one} with a house that waits has one")
    if not later:
        return said
    return Text(
        f"{said.th}ในตำบลที่มีบ้านซึ่งจ่ายได้ (อีก {later:,} ตำบลยังไม่มีบ้านที่จ่ายได้)",
        f"{said.en} of those with a home that can be paid for ({later:,} more"
        f" {one_or_many(later, 'has', 'have')} none yet)",
    )


def choice_against_priority(proposal: Proposal) -> Text | None:
    """How much more than down the list of scores, and what fairness costs; None of nothing."""
    gain = proposal.gain
    if gain is None or not proposal.chosen.benefit:
        return None
    more, out = _more(round(gain, NO_MORE_THAN)), proposal.way("priority").left_out
    places = counted(out, SUBDISTRICT.one, SUBDISTRICT.many)
    left = Text("", "")
    if out:
        left = Text(f" ซึ่งมี {out:,} ตำบลไม่ได้เลย", f", which leaves {places} with nothing")
    floor = _cost_of_floor(proposal)
    return Text(
        f"ได้ประโยชน์{more.th}ไล่ตามลำดับคะแนนด้วยเงินเท่ากัน{left.th}{floor.th}",
        f"It does {more.en} going down the list of scores with the same money{left.en}.{floor.en}",
    )


def gain_words(proposal: Proposal) -> str:
    """The same gain as a tile writes it: +12%, or +<1% of what is almost none."""
    if proposal.gain is None:
        return NOTHING
    gain = round(proposal.gain, NO_MORE_THAN)
    return ("+" if gain > 0 else MINUS if gain < 0 else "") + percent_words(abs(gain))


def proven_words(proposal: Proposal) -> str:
    """How much of the best that can be is reached at least: never rounded up."""
    if not proposal.chosen.benefit:
        return NOTHING
    tenths = floor(round(proposal.chosen.share_of_bound * 1000, NO_MORE_THAN))
    return percent_words(tenths / 1000, 1)


def _more(gain: float) -> Text:
    if gain == 0:
        return Text("เท่ากับ", "as much as")
    share = percent_words(abs(gain))
    if gain > 0:
        return Text(f"มากกว่า {share} เมื่อเทียบกับ", f"{share} more than")
    return Text(f"น้อยกว่า {share} เมื่อเทียบกับ", f"{share} less than")


def _cost_of_floor(proposal: Proposal) -> Text:
    """What a least share for every subdistrict takes off the benefit; nothing where none was asked
    for."""
    if proposal.ask.floor_share == 0:
        return Text("", "")
    cost = round(1 - proposal.chosen.benefit / proposal.way("no_floor").benefit, NO_MORE_THAN)
    if cost <= 0:
        return Text(
            " การกันส่วนให้ทุกตำบลไม่ทำให้ประโยชน์รวมลดลง",
            f" The least share for every {SUBDISTRICT.one} costs none of the benefit.",
        )
    return Text(
        f" การกันส่วนให้ทุกตำบลทำให้ประโยชน์รวมลดลง {percent_words(cost, 1)}",
        f" The least share for every {SUBDISTRICT.one} costs {percent_words(cost, 1)} of the benefit.",
    )


def cannot_be_put_in(error: CannotBeForced, without: Proposal) -> Text:
    """Which homes cannot be put in and why, or that all together are too many; `without` is the
    choice that has none of them by hand."""
    if not error.households:
        return Text(
            "เงินหรือแรงงานช่างไม่พอสำหรับบ้านที่ต้องอยู่ในชุดทุกหลัง เพิ่มวงเงิน หรือเอาบ้านที่สั่งให้รวมออกบางหลัง"
            " ด้านล่างเป็นชุดที่ไม่มีบ้านเหล่านั้น",
            "The money or the craftsmen’s days are too few for all the homes that must be in. Raise the"
            " sum, or put fewer homes in. Shown below is the choice without them.",
        )
    why = {one.house.household_id: REASON[one.reason] for one in without.houses}
    th, en = (
        "; ".join(f"{home}: {why[home][spoken]}" for home in error.households) for spoken in (0, 1)
    )
    return Text(
        f"สั่งให้รวมไม่ได้: {th} ด้านล่างเป็นชุดที่ไม่มีบ้านที่สั่งให้รวม",
        f"These homes cannot be put in: {en}. Shown below is the choice without any put in.",
    )


def by_hand_said(ask: Ask, cost: float, benefit: float) -> Text:
    """How many homes the office put in and took out, and what that costs of the benefit."""
    th, en = [], []
    if put_in := len(ask.forced_in):
        th.append(f"สั่งให้รวม {put_in:,} หลัง")
        en.append(f"{counted(put_in, 'home')} put in")
    if taken_out := len(ask.forced_out):
        th.append(f"สั่งให้งด {taken_out:,} หลัง")
        en.append(f"{counted(taken_out, 'home')} taken out")
    free = benefit + cost
    share = percent_words(cost / free, 1) if free else percent_words(0.0, 1)
    return Text(
        f"{' '.join(th)} ทำให้ประโยชน์ลดลง {cost:,.0f} แต้ม ({share})",
        f"{', '.join(en)}: {counted(cost, 'point')} of benefit less ({share})",
    )


def kept_said(kept: int, not_payable: int) -> Text | None:
    """How many homes stay in because an adopted choice has them; None where none is in view."""
    if not kept and not not_payable:
        return None
    said = Text(
        f"บ้านจากชุดที่รับรองแล้ว {kept:,} หลังอยู่ในชุดนี้เสมอ",
        f"{counted(kept, 'home')} of adopted choices always"
        f" {one_or_many(kept, 'stays', 'stay')} in",
    )
    if not not_payable:
        return said
    return Text(
        f"{said.th} อีก {not_payable:,} หลังวงเงินหรือแหล่งงบนี้จ่ายไม่ได้",
        f"{said.en}; {not_payable:,} more cannot be paid from this sum or programme",
    )


def adopted_as(saved: Scenario) -> Text:
    """What the decision says by which a meeting adopts a saved choice; without a number of homes,
    since a decision is published."""
    money = baht_words(saved.ask.budget_thb)
    return Text(
        f"ซ่อมบ้านตามชุด «{saved.name}» วงเงิน {money.th}",
        f"Repair the homes of the choice «{saved.name}», for {money.en}",
    )
