"""The one error that a reader is shown. Everything unexpected rises as itself."""

from data_access.language.vocabulary import Text


class RecordsError(Exception):
    """Records, a snapshot or a file cannot be used as they are.

    Its words are for the person who keeps the file: where, what was found, what is allowed, what
    to do next. Values of personal columns are never in them.
    """

    def __init__(self, text: Text):
        super().__init__(text.en)
        self.text = text
