"""hoh form FILE: the survey form."""

import argparse

from exports.commands.writing import write
from exports.forms.kit import form


def run(arguments: argparse.Namespace) -> int:
    to = arguments.to
    return write(to.parent, lambda programme: {to.name: form(programme)})
