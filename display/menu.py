"""The menu: its groups and their pages, with names, addresses and titles, whatever shows them."""

from typing import NamedTuple

from data_access.access.roles import Principal
from data_access.language.vocabulary import Text


class PageEntry(NamedTuple):
    """One page: its module in pages/ and its address are its name. One that `needs` a capability
    is offered to those who have it, or the `other` one; what it shows is refused to others below the
    page as well."""

    name: str
    title: Text
    needs: str | None = None
    other: str | None = None

    @property
    def address(self) -> str:
        """The first page is the front door."""
        return "/" if self is PAGES[0] else f"/{self.name}"


class Group(NamedTuple):
    """Pages that are opened for the same end, under one word of the menu."""

    title: Text
    pages: tuple[PageEntry, ...]


MENU = (
    Group(
        Text("ดูผล", "See"),
        (
            PageEntry("overview", Text("ภาพรวม", "Overview")),
            PageEntry("map", Text("แผนที่", "Map")),
            PageEntry("network", Text("เครือข่าย", "Network")),
            PageEntry("repairs", Text("การซ่อมบ้าน", "Repairs")),
            PageEntry("partners", Text("ภาคี", "Partners")),
            PageEntry("since", Text("ตั้งแต่ประชุมครั้งก่อน", "Since last meeting")),
        ),
    ),
    Group(
        Text("ตัดสินใจ", "Decide"),
        (
            PageEntry("needs", Text("ความต้องการ", "Needs")),
            PageEntry("choose", Text("เลือกบ้าน", "Choose homes"), needs="see_all_rows"),
            PageEntry("plan", Text("แผนตำบล", "Area plans")),
            PageEntry("meetings", Text("ประชุมและมติ", "Meetings")),
        ),
    ),
    Group(
        Text("ลงมือ", "Act"),
        (
            PageEntry("mine", Text("ของฉัน", "Mine"), needs="report_own", other="verify"),
            PageEntry("entry", Text("บันทึกผล", "Record progress"), needs="enter"),
            PageEntry("models", Text("ต้นแบบ", "Models")),
            PageEntry("income", Text("รายได้", "Income")),
        ),
    ),
    Group(
        Text("สำนักงาน", "Office"),
        (
            PageEntry("intake", Text("นำเข้าข้อมูล", "Import data"), needs="intake"),
            PageEntry("doubles", Text("ข้อมูลซ้ำ", "Doubles"), needs="intake"),
            PageEntry("records", Text("ข้อมูลครัวเรือน", "Household records"), needs="see_personal"),
            PageEntry("accounts", Text("ผู้ใช้และบันทึก", "Accounts and audit"), needs="accounts"),
            PageEntry("methods", Text("วิธีคำนวณ", "Methods")),
        ),
    ),
)
PAGES = tuple(entry for group in MENU for entry in group.pages)
# Not in the menu: it has no frame around it. Links lead to it.
PRESENT = PageEntry("present", Text("นำเสนอ", "Present"))


def groups_offered_to(reader: Principal | None) -> list[Group]:
    """The menu of this reader. A group without a page for the reader is left out."""
    offered = offered_to(reader)
    groups = [
        Group(group.title, tuple(entry for entry in group.pages if entry in offered))
        for group in MENU
    ]
    return [group for group in groups if group.pages]


def offered_to(reader: Principal | None) -> list[PageEntry]:
    """The pages that this reader may open; to nobody, those that anybody may."""
    return [
        entry
        for entry in PAGES
        if entry.needs is None
        or (
            reader is not None and any(reader.may(one) for one in (entry.needs, entry.other) if one)
        )
    ]
