"""What `python -m data_access figures --json` answers: the file of figures that anybody can check."""

import argparse
import json

from data_access.commands.publication import figures


def figures_json(capsys, *options):
    """Every figure by its key, as the command writes it."""
    parser = argparse.ArgumentParser()
    figures.add_arguments(parser.add_subparsers())
    asked = parser.parse_args(["figures", "--json", *options])
    capsys.readouterr()
    asked.run(asked)
    return {one["key"]: one for one in json.loads(capsys.readouterr().out)["figures"]}
