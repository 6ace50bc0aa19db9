"""The one error family of the product: a title, and a sentence that says what is wrong, where, and what to do."""

from __future__ import annotations


class AllianceError(Exception):
    """Something the user can mend; shown as a title and one plain sentence, never as a traceback.

    Attributes:
        title: two to four words, for a heading or a notification.
        sentence: what is wrong, where, and what to do about it.
    """

    title = "Something went wrong"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class CorpusError(AllianceError):
    """A text, or a folder of texts, that cannot be used."""

    title = "Text cannot be used"


class SettingsError(AllianceError):
    """A setting, or a settings file, that cannot be used."""

    title = "Setting cannot be used"
