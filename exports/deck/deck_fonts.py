"""The letters of the deck as a file, for a machine that shows it and has no Sarabun."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FOLDER = Path(__file__).parents[1] / "fonts"
NO_TIME = (1980, 1, 1, 0, 0, 0)  # the same fonts give the same bytes
FILE_NAME = "sarabun_fonts.zip"
HOW = """แบบอักษร Sarabun สำหรับสไลด์ (สัญญาอนุญาต OFL 1.1 ใช้และแจกต่อได้)
Windows: เลือกไฟล์ .ttf ทั้งหมด คลิกขวา เลือก «ติดตั้ง» แล้วเปิด PowerPoint ใหม่
macOS: ดับเบิลคลิกไฟล์ .ttf ทีละไฟล์ แล้วกด «ติดตั้ง»
Linux: คัดลอกไฟล์ .ttf ไปที่ ~/.local/share/fonts แล้วสั่ง fc-cache

Sarabun, the typeface of the slides (OFL 1.1: free to use and to pass on)
Windows: select the .ttf files, right-click, «Install», and start PowerPoint again.
macOS: open each .ttf file and press «Install».
Linux: copy the .ttf files to ~/.local/share/fonts and run fc-cache.
"""


def fonts() -> bytes:
    """A zip of the typeface in its three weights, its licence, and how to install it."""
    zipped = BytesIO()
    with ZipFile(zipped, "w") as file:
        for path in [*sorted(FOLDER.glob("*.ttf")), FOLDER / "OFL.txt"]:
            _add(file, path.name, path.read_bytes())
        # The mark at its head makes Windows read Thai as Thai.
        _add(file, "INSTALL.txt", HOW.replace("\n", "\r\n").encode("utf-8-sig"))
    return zipped.getvalue()


def _add(file: ZipFile, name: str, content: bytes) -> None:
    info = ZipInfo(name, NO_TIME)
    info.compress_type = ZIP_DEFLATED
    file.writestr(info, content)
