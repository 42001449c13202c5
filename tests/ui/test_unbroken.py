from ui.present.tree import box, tree, words
from ui.present.unbroken import unbroken

NAMES = ["ปาย", "แม่กิ๊", "กองก๋อย", "Pa Pong", "Pai", "Mueang Mae Hong Son"]


def kept_in(drawn):
    """What the browser is told not to break, from the first to the last."""
    name, attributes, *inside = drawn
    if attributes.get("class") == "whole":
        return inside
    return [one for part in inside if not isinstance(part, str) for one in kept_in(part)]


def text_of(drawn):
    return "".join(one if isinstance(one, str) else text_of(one) for one in drawn[2:])


def test_a_place_keeps_its_kind_and_a_number_its_unit():
    asked = "เริ่มงานใน 3 ตำบลที่มีครัวเรือนเดือดร้อน: ตำบลแม่กิ๊, ตำบลกองก๋อย"

    drawn = unbroken(tree("li", "", words("", asked)), NAMES)

    assert kept_in(drawn) == ["3 ตำบล", "ครัวเรือน", "เดือดร้อน", "ตำบลแม่กิ๊", "ตำบลกองก๋อย"]
    assert text_of(drawn) == asked


def test_a_name_of_several_words_a_count_behind_it_and_a_date_stay_on_one_line():
    drawn = unbroken(
        box("why", "Most in Mueang Mae Hong Son, Pai (6) on 31 Mar 2024 (2567)"), NAMES
    )

    assert kept_in(drawn) == ["Mueang Mae Hong Son", "Pai (6)", "31 Mar 2024 (2567)"]


def test_a_thai_word_that_the_browser_would_break_in_its_middle_is_kept():
    assert kept_in(unbroken(words("name", "ผู้เข้าร่วมที่มีคำมั่นอย่างน้อยหนึ่งข้อ"), [])) == ["หนึ่งข้อ"]


def test_drawn_lines_are_left_as_they_are():
    lines = tree("svg", "lines", tree("title", "", "ตำบลปาย"), viewBox="0 0 1 1")

    assert unbroken(box("plot", lines), NAMES) == box("plot", lines)
