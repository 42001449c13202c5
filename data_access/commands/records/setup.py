"""setup FOLDER: makes ready for the dashboard, doing only what has not been done."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from data_access.accounts.shared_store import has_store
from data_access.commands.records.load import load
from data_access.commands.records.load_report import BY_KIND, COUNTED
from data_access.intake.jobs.jobs import mark_killed
from data_access.intake.preview.folder import check_path
from data_access.language.vocabulary import Text
from data_access.publishing.current import current_snapshot
from data_access.publishing.publish import is_published, publish
from data_access.store.record_store import Store, open_store
from data_access.store.sqlite_file import refuse_damaged
from data_access.system.errors import RecordsError
from data_access.system.paths import ROOT, store_url
from data_access.system.store_address import shown_store

NOT_INTO_A_SHARED_STORE = Text(
    "ฐานข้อมูลร่วมยังว่าง และจะไม่ใส่ข้อมูลสมมติให้เอง เพราะข้อมูลจริงจะเข้าไม่ได้อีก"
    " กรุณาระบุโฟลเดอร์ของสำนักงาน เช่น hoh run --folder /srv/records",
    "The shared record store is empty, and made-up records are not put into it by themselves: real"
    " ones could not follow. Name the office's folder, for example `hoh run --folder /srv/records`.",
)


def run(arguments: argparse.Namespace) -> int:
    """0 when all is ready. Records that are there already are never loaded over."""
    folder, is_sample = arguments.folder, _is_sample(arguments.folder)
    with closing(open_store()) as store:
        with store.reading() as connection:
            refuse_damaged(connection)
        mark_killed(store)
        if store.is_empty():
            if is_sample and not store_url().startswith("sqlite"):
                raise RecordsError(NOT_INTO_A_SHARED_STORE)
            _say(_begins(folder))
            if not load(folder, store, doubts=COUNTED if is_sample else BY_KIND).is_kept:
                return 2
        else:
            if is_sample:
                _say(_opens(store))
            else:
                _say(_opens_instead_of(folder, store))
        if not is_published(store):
            sys.stdout.write(f"เผยแพร่แล้ว / published: {publish(store)}\n")
    return 0


def refuse_sample() -> None:
    """RecordsError where an office would be served made-up records: those of the store, or those
    that are published."""
    if has_store():
        with closing(open_store()) as store:
            made_up = store.is_made_up()
    else:
        try:
            made_up = current_snapshot().made_up
        except RecordsError:
            return  # nothing to be shown: the pages say how to begin
    if made_up:
        raise RecordsError(
            Text(
                f"ข้อมูลใน {shown_store()} เป็นข้อมูลสมมติ จึงไม่เปิดใช้ในสำนักงาน กรุณาระบุโฟลเดอร์อื่นใน"
                " HOH_VAR เช่น export HOH_VAR=/srv/home-of-happiness แล้วนำเข้าข้อมูลด้วย"
                " hoh load โฟลเดอร์ข้อมูล ถ้าเพียงต้องการลอง ใช้ hoh run",
                f"The records in {shown_store()} are sample data, which no office is served. Name"
                " another folder in HOH_VAR, as in `export HOH_VAR=/srv/home-of-happiness`, and load"
                " the office's records with `hoh load FOLDER`. Only to try it: `hoh run`.",
            )
        )


def prepare(sample: Path | None) -> None:
    """For a server that starts with nothing that can be shown: publishes the store's records, or
    loads and publishes the `sample` where there are none. What stands in the way is said on the
    terminal; the pages say it too."""
    try:
        if sample:
            run(argparse.Namespace(folder=sample))
        elif has_store():
            with closing(open_store()) as store:
                with store.reading() as connection:
                    refuse_damaged(connection)
                publish(store)
    except RecordsError as error:
        sys.stderr.write(f"{error.text.th}\n{error.text.en}\n")


def _is_sample(folder: Path) -> bool:
    return folder.resolve() == (ROOT / "sample_data").resolve()


def _says_made_up(folder: Path, store: Store) -> bool | None:
    """What the folder's own file of the programme says of its records; None without such a file, or
    where it cannot be read."""
    files = sorted(folder.glob("programme.*")) if folder.is_dir() else []
    if not files:
        return None
    read = check_path(files[0], store).records.get("programme")
    said = set() if read is None or "made_up" not in read else set(read["made_up"].dropna())
    return bool(said.pop()) if len(said) == 1 else None


def _begins(folder: Path) -> Text:
    return Text(
        f"ฐานข้อมูล {shown_store()} ยังว่าง จึงนำเข้าข้อมูลจาก {folder}",
        f"The record store {shown_store()} is empty: loading {folder}.",
    )


def _opens(store: Store) -> Text:
    """Which records are opened."""
    kind = (
        Text("ข้อมูลสมมติ", "sample data") if store.is_made_up() else Text("ข้อมูลจริง", "real records")
    )
    return Text(
        f"เปิดฐานข้อมูล {shown_store()} ({kind.th})",
        f"Opening the record store {shown_store()} ({kind.en}).",
    )


def _opens_instead_of(folder: Path, store: Store) -> Text:
    """The same where a folder was named: that it is not loaded, and how it can be, if it can.
    RecordsError where sample data would be opened instead of an office's records."""
    opens, said = _opens(store), _says_made_up(folder, store)
    if store.is_made_up() and said is not True:
        raise RecordsError(_sample_is_there(folder))
    if said and not store.is_made_up():
        return Text(
            f"{opens.th} ไม่ได้นำเข้า {folder} เพราะเป็นข้อมูลสมมติ",
            f"{opens.en} {folder} was not loaded: it is sample data.",
        )
    return Text(
        f"{opens.th} ซึ่งมีข้อมูลอยู่แล้ว จึงไม่ได้นำเข้า {folder} ถ้าต้องการนำเข้า: hoh load {folder}",
        f"{opens.en} It holds records already, so {folder} was not loaded."
        f" To load it: `hoh load {folder}`.",
    )


def _sample_is_there(folder: Path) -> Text:
    return Text(
        f"ฐานข้อมูล {shown_store()} มีข้อมูลสมมติอยู่ จึงไม่ได้นำเข้า {folder} ข้อมูลจริงต้องอยู่คนละที่กัน"
        f" กรุณาระบุโฟลเดอร์อื่นใน HOH_VAR เช่น export HOH_VAR=/srv/home-of-happiness แล้วสั่งใหม่",
        f"The record store {shown_store()} holds sample data, so {folder} was not loaded: real records"
        " need a place of their own. Name another folder in HOH_VAR, as in"
        " `export HOH_VAR=/srv/home-of-happiness`, and do it again.",
    )


def _say(text: Text) -> None:
    sys.stdout.write(f"{text.th}\n{text.en}\n")
