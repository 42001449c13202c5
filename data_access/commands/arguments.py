"""What each command is given: files, options, and what they mean. Only words are loaded here."""

import argparse
from datetime import date
from pathlib import Path

from data_access.language.thai_calendar import FIRST_THAI_YEAR, in_ce
from data_access.language.vocabulary import ROLE, Text
from data_access.system.errors import RecordsError

USER_ACTIONS = ("add", "list", "role", "disable", "enable", "reset", "unlock")
SHOWN_BATCHES = 20


def existing(written: str) -> Path:
    """A file or folder that is there. RecordsError if it is not."""
    path = Path(written)
    if not path.exists():
        raise RecordsError(
            Text(
                f"ไม่พบโฟลเดอร์หรือไฟล์ {path} กรุณาตรวจชื่อแล้วสั่งใหม่",
                f"There is no folder or file {path}. Check its name and try again.",
            )
        )
    return path


def role_named(written: str) -> str:
    """The code of a role. RecordsError, with the codes there are, if it is none."""
    if written not in ROLE:
        thai = ", ".join(f"{code} ({words.th})" for code, words in ROLE.items())
        english = ", ".join(f"{code} ({words.en})" for code, words in ROLE.items())
        raise RecordsError(
            Text(
                f"ไม่มีบทบาท ‘{written}’ เลือกได้จาก {thai}",
                f"There is no role ‘{written}’. Choose one of {english}.",
            )
        )
    return written


def _day(written: str) -> date:
    """A day as the records write it. One of the Buddhist Era would be taken for the newest."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{written!r}: เขียนวันที่เป็น ค.ศ. เช่น 2023-12-31 / write the day in CE, as 2023-12-31"
        ) from None
    if day.year >= FIRST_THAI_YEAR:
        meant = f"{in_ce(day.year)}{written[4:]}"
        raise argparse.ArgumentTypeError(
            f"{written}: ปีนี้เป็น พ.ศ. เขียนเป็น ค.ศ. คือ {meant}"
            f" / this is a year of the Buddhist Era; in CE it is {meant}"
        )
    return day


def _from_one(written: str) -> int:
    """How many to list: below one a database lists all of them, or none."""
    if not written.isdecimal() or not int(written):
        raise argparse.ArgumentTypeError(
            f"{written}: ต้องเป็นจำนวนเต็มตั้งแต่ 1 / must be a whole number from 1 on"
        )
    return int(written)


def takes_nothing(parser: argparse.ArgumentParser) -> None:
    """A command that is given nothing."""


def takes_setup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        type=existing,
        metavar="FOLDER",
        help="โฟลเดอร์ของไฟล์ข้อมูล / the folder of the files",
    )


def takes_load(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        type=existing,
        metavar="FOLDER_OR_FILE",
        help="โฟลเดอร์หรือไฟล์ CSV, Excel / a folder, or one CSV or Excel file",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="แสดงผลอย่างเดียว ไม่บันทึก / show only, save nothing"
    )
    parser.add_argument("--json", action="store_true", help="รายงานเป็น JSON / report as JSON")
    parser.add_argument(
        "--verbose",
        action="store_true",
        help="แสดงทุกแห่ง ไม่ใช่ชนิดละบรรทัด: ค่าที่ควรตรวจ ค่าที่แปลงให้ แถวที่ติดแถวอื่น"
        " / list each doubtful value, conversion and row that only follows, not one line a kind",
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--all-or-nothing",
        action="store_true",
        help="ถ้ามีแถวที่ผิดจะไม่บันทึกเลย (ค่าปกติเมื่อฐานข้อมูลยังว่าง)"
        " / save nothing if one row is wrong (usual while the store is empty)",
    )
    how.add_argument(
        "--good-rows",
        action="store_true",
        help="บันทึกแถวที่ถูก แถวที่ผิดรอแก้ไข (ค่าปกติครั้งต่อไป)"
        " / save the good rows; wrong ones wait to be corrected (usual afterwards)",
    )
    parser.add_argument(
        "--clear-empty",
        action="store_true",
        help="ช่องว่างหมายถึงลบค่าเดิม / an empty cell clears what the store has",
    )
    parser.add_argument(
        "--days-confirmed",
        action="store_true",
        help="วันที่ปรับปรุงถูกต้องแล้ว แม้มีเพียงไม่กี่แถวที่ใหม่กว่ามาก"
        " / the days of update are right, even if few rows are much newer",
    )
    parser.add_argument(
        "--others-confirmed",
        action="store_true",
        help="แถวที่คล้ายข้อมูลเดิมเป็นคนละรายการ / rows like stored ones are other records",
    )
    parser.add_argument("--no-publish", action="store_true", help="นำเข้าอย่างเดียว / only load")
    parser.add_argument("--by", metavar="NAME", help="ผู้นำเข้า / who loads it")


def takes_province(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "province", metavar="PROVINCE", help="รหัสจังหวัดสองหลัก เช่น 57 / its two digits, such as 57"
    )
    parser.add_argument(
        "--on",
        type=_day,
        metavar="YYYY-MM-DD",
        help="วันที่ปรับปรุงของทุกแถว (ปกติ: วันของรายชื่อ) ไม่ควรหลังข้อมูลอื่น"
        " / their day of update (else that of the list); not after your other records",
    )


def takes_batches(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="รายงานเป็น JSON / report as JSON")
    parser.add_argument(
        "--newest",
        type=_from_one,
        default=SHOWN_BATCHES,
        metavar="N",
        help="จำนวนชุดล่าสุด / how many",
    )


def takes_undo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "batch", metavar="BATCH", help="เลขชุดนำเข้า / its number, as `hoh batches` shows it"
    )
    parser.add_argument("--no-publish", action="store_true", help="ยังไม่เผยแพร่ / do not publish")
    parser.add_argument("--by", metavar="NAME", help="ผู้ย้อนกลับ / who undoes it")


def takes_file_to_make(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="ไฟล์ที่จะสร้าง / the file to be made")


def takes_file_to_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=existing, metavar="FILE", help="ไฟล์นำเสนอ / the file")


def takes_figures(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of", type=_day, metavar="YYYY-MM-DD", help="ณ วันที่ (ค.ศ.) / as of a day"
    )
    for level, words in (("district", "อำเภอ"), ("subdistrict", "ตำบล")):
        parser.add_argument(
            f"--{level}",
            action="append",
            default=[],
            metavar="CODE",
            help=f"รหัส{words} ระบุซ้ำได้ / its code; may be repeated",
        )
    parser.add_argument(
        "--fiscal-year", type=int, metavar="พ.ศ.", help="ปีงบประมาณ / fiscal year, BE"
    )
    parser.add_argument(
        "--snapshot", metavar="ID", help="ชุดข้อมูลเก่า / an older snapshot instead of the current"
    )
    parser.add_argument(
        "--role",
        default="public",
        type=role_named,
        metavar="ROLE",
        help="ตัวเลขที่บทบาทนี้เห็น ปกติ public ซึ่งปกปิดจำนวนน้อยและเห็นเฉพาะที่เผยแพร่แล้ว"
        " / as this role sees them, usually public: with small numbers suppressed, as last released."
        f" {', '.join(ROLE)}",
    )
    parser.add_argument(
        "--organisation",
        metavar="ID",
        help="ภาคี อปท. หรือผู้เข้าร่วมของบทบาท / of --role partner, lao or community",
    )
    parser.add_argument("--json", action="store_true", help="รายงานเป็น JSON / report as JSON")


def takes_boundaries(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=existing, metavar="FILE", help="GeoJSON, GeoPackage, shapefile (.zip)"
    )
    parser.add_argument("--credit", help="ข้อความอ้างอิงแหล่งที่มาใต้แผนที่ / credit line under the map")


def takes_user(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=USER_ACTIONS, help="สิ่งที่ทำ / what to do")
    parser.add_argument(
        "login", nargs="?", metavar="LOGIN", help="ชื่อผู้ใช้ / the name to sign in with"
    )
    parser.add_argument("--role", type=role_named, metavar="ROLE", help=", ".join(ROLE))
    parser.add_argument(
        "--organisation",
        metavar="ID",
        help="ภาคี อปท. หรือผู้เข้าร่วมของบทบาท / of --role partner, lao or community",
    )
    parser.add_argument(
        "--district",
        action="append",
        default=[],
        metavar="CODE",
        help="อำเภอของเจ้าหน้าที่ ระบุซ้ำได้ / a data officer's district; may be repeated",
    )
    parser.add_argument(
        "--all-districts", action="store_true", help="ทุกอำเภอ / for a data officer of all districts"
    )
    parser.add_argument(
        "--issuer", help="add: ผู้ให้บริการ OpenID Connect / of an OpenID Connect server"
    )
    parser.add_argument("--subject", help="add: รหัสผู้ใช้ที่ผู้ให้บริการนั้น / who this is there")


def takes_audit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["verify"], help="ตรวจ / verify")
    parser.add_argument(
        "--head",
        metavar="NUMBER:SEAL",
        help="รหัสตรวจสอบที่จดไว้ครั้งก่อน / the checksum noted last time, which must still be in the log",
    )


def takes_backup(parser: argparse.ArgumentParser) -> None:
    takes_file_to_make(parser)
    parser.add_argument(
        "--recipient",
        metavar="age1…",
        help="กุญแจสาธารณะของผู้รับ แทนรหัสผ่าน / a public key of age instead of a passphrase",
    )


def takes_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=existing, metavar="FILE", help="ไฟล์สำรอง / the backup")
    parser.add_argument(
        "--into",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="โฟลเดอร์ว่างที่จะกู้คืนลง / an empty folder",
    )
    parser.add_argument(
        "--identity",
        type=existing,
        metavar="KEYFILE",
        help="ไฟล์กุญแจลับของ age / the secret key of age",
    )
    parser.add_argument(
        "--to-server",
        action="store_true",
        help="กู้คืนข้อมูลลงฐานข้อมูลว่างของ HOH_STORE / records into the empty database of HOH_STORE",
    )
