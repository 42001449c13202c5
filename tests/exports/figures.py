"""What `hoh figures --json` answers: the file of figures that anybody can check."""

import json

from data_access.commands.catalogue import COMMANDS
from data_access.commands.publication import figures
from data_access.commands.terminal import parser_of


def figures_json(capsys, *options):
    """Every figure by its key, as the command writes it."""
    asked = parser_of("figures", COMMANDS).parse_args(["--json", *options])
    capsys.readouterr()
    figures.run(asked)
    return {one["key"]: one for one in json.loads(capsys.readouterr().out)["figures"]}
