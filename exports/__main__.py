"""`python -m exports templates FOLDER` and `python -m exports form FILE`: what offices fill in."""

import argparse
import sys
from pathlib import Path

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.publishing.current import current_snapshot
from data_access.snapshots.programme import Programme
from data_access.system.errors import RecordsError
from exports.forms.kit import form, templates


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m exports", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, described, takes in (
        ("templates", "แบบกรอก Excel ทุกตาราง / an Excel template for every table", "FOLDER"),
        ("form", "แบบสำรวจ XLSForm สำหรับ KoboToolbox หรือ ODK / the survey form", "FILE"),
    ):
        command = commands.add_parser(name, help=described)
        command.add_argument("to", type=Path, metavar=takes)
        command.set_defaults(name=name)
    wanted = parser.parse_args(arguments)
    try:
        programme = Programme(current_snapshot(), Scope(), Principal("public"))
    except RecordsError as error:
        sys.stderr.write(f"{error.text.th}\n{error.text.en}\n")
        return 2
    files = (
        templates(programme) if wanted.name == "templates" else {wanted.to.name: form(programme)}
    )
    folder = wanted.to if wanted.name == "templates" else wanted.to.parent
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
        sys.stdout.write(f"{folder / name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
