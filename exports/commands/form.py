"""hoh form FILE: the survey form."""

import argparse

from exports.commands.writing import published_if_any, write
from exports.forms.kit import form


def run(arguments: argparse.Namespace) -> int:
    to = arguments.to
    return write(to.parent, {to.name: form(published_if_any())})
