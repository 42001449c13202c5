"""A command as it is typed: what was meant, who does it, and how a mistake is answered."""

import argparse
import importlib
import re
import sys
from collections.abc import Mapping
from typing import NoReturn

from data_access.commands.catalogue import Command
from data_access.language.spelling import nearest
from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError

PROGRAM = "hoh"
DONE, NOT_DONE = 0, 2
ASKS_FOR_THE_LIST = {"-h", "--help", "help"}
# What argparse says of a mistake, and the same in two languages.
MISTAKES = {
    r"the following arguments are required: (.*)": Text("ยังไม่ได้ระบุ {}", "{} is missing."),
    r"unrecognized arguments: (.*)": Text("ไม่รู้จัก {}", "{} is not known to this command."),
    r"argument (.*): expected one argument": Text("{} ต้องมีค่าตามหลัง", "{} needs a value."),
    r"argument (.*): invalid choice: (.*)": Text("{} ใช้ไม่ได้: {}", "{} cannot be this: {}."),
    r"argument (.*): invalid int value: (.*)": Text(
        "{} ต้องเป็นจำนวนเต็ม ไม่ใช่ {}", "{} must be a whole number, not {}."
    ),
}


class Parser(argparse.ArgumentParser):
    """argparse, whose mistakes are RecordsErrors in two languages."""

    def error(self, message: str) -> NoReturn:
        found = Text(message, message)
        for pattern, words in MISTAKES.items():
            if matched := re.fullmatch(pattern, message):
                parts = matched.groups()
                found = Text(words.th.format(*parts), words.en.format(*parts))
        usage = self.format_usage().strip()
        raise RecordsError(
            Text(
                f"{usage}\n{found.th} ดูวิธีใช้ด้วย {self.prog} --help",
                f"{found.en} See `{self.prog} --help`.",
            )
        )


def answer(arguments: list[str] | None, commands: Mapping[str, Command]) -> int:
    """What the command answers: 0 when it was done; 2 when it could not be, and then the words say
    why. Without a command, the list of those there are."""
    typed = sys.argv[1:] if arguments is None else arguments
    if not typed or typed[0] in ASKS_FOR_THE_LIST:
        sys.stdout.write(listed(commands))
        return DONE
    try:
        name, rest = typed[0], typed[1:]
        if name not in commands:
            raise RecordsError(_unknown(name, commands))
        chosen = parser_of(name, commands).parse_args(rest)
        return _done(importlib.import_module(commands[name].module), chosen)
    except RecordsError as error:
        sys.stderr.write(f"{error.text.th}\n{error.text.en}\n")
        return NOT_DONE


def parser_of(name: str, commands: Mapping[str, Command]) -> Parser:
    """What the command is given, and how it is used."""
    command = commands[name]
    parser = Parser(prog=f"{PROGRAM} {name}", description=f"{command.says.th} / {command.says.en}")
    command.takes(parser)
    return parser


def listed(commands: Mapping[str, Command]) -> str:
    """Every command with what it does, and how to go on."""
    lines = [f"  {name:13} {one.says.th} / {one.says.en}\n" for name, one in commands.items()]
    return (
        f"บ้านแห่งความสุข / Home of Happiness: {PROGRAM} COMMAND …\n\n"
        f"{''.join(lines)}\n"
        f"วิธีใช้แต่ละคำสั่ง / how to use one: {PROGRAM} COMMAND --help\n"
    )


def _done(module, chosen: argparse.Namespace) -> int:
    # Not above: they bring in the database's library, which no list or mistake needs.
    from data_access.commands.starting import start
    from data_access.system.faults import explaining_faults

    with explaining_faults():
        start()
        return module.run(chosen)


def _unknown(name: str, commands: Mapping[str, Command]) -> Text:
    meant = nearest(name, commands)
    thai, english = (f" หมายถึง {meant} ใช่หรือไม่", f" Did you mean {meant}?") if meant else ("", "")
    return Text(
        f"ไม่มีคำสั่ง {name}{thai} ดูคำสั่งทั้งหมดด้วย {PROGRAM} --help",
        f"There is no command {name}.{english} `{PROGRAM} --help` lists them all.",
    )
