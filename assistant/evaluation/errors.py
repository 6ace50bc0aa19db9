"""What a user can mend: a question set, a run or an option that cannot be used."""

from __future__ import annotations

from corpus import AllianceError


class QuestionSetError(AllianceError):
    """A question set that cannot be used."""

    title = "Question set cannot be used"


class RunFolderError(AllianceError):
    """A folder that holds no run, or one that this version cannot read."""

    title = "Run cannot be used"


class EvaluationUsageError(AllianceError):
    """Options of an evaluation that do not go together."""

    title = "That cannot be evaluated"
