"""The one error that a reader is shown. Everything unexpected rises as itself."""

from importlib.util import find_spec

from data_access.language.vocabulary import Text


class RecordsError(Exception):
    """Records, a snapshot or a file cannot be used as they are.

    Its words are for the person who keeps the file: where, what was found, what is allowed, what
    to do next. Values of personal columns are never in them.
    """

    def __init__(self, text: Text):
        super().__init__(text.en)
        self.text = text


def need_package(package: str, purpose: Text) -> None:
    """RecordsError, with the way to install it, where a package of requirements-office.txt that
    `purpose` names the use of is not installed."""
    if find_spec(package) is None:
        raise RecordsError(
            Text(
                f"{purpose.th} ต้องใช้แพ็กเกจ {package} ซึ่งเครื่องนี้ยังไม่มี กรุณาติดตั้งในโฟลเดอร์ของโปรแกรม"
                " ด้วย make install หรือ pip install -r requirements-office.txt",
                f"{purpose.en} needs the package {package}, which is not installed. Install it in the"
                " program's folder: `make install`, or `pip install -r requirements-office.txt`.",
            )
        )
