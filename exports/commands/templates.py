"""hoh templates FOLDER: an Excel template for every table."""

import argparse

from exports.commands.writing import published_if_any, write
from exports.forms.kit import templates


def run(arguments: argparse.Namespace) -> int:
    return write(arguments.to, templates(published_if_any()))
