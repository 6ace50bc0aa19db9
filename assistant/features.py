"""What speaks for a sentence, in a few numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a sentence: shares and degrees from 0 to 1, and amounts, which grow with the question.

    A sentence that has four of a question's five words is surer to be meant than one that has its only word, though
    its share is less: what words tell of a sentence adds up (Robertson and Spärck Jones 1976).

    Attributes:
        typed: the share of the question's words, by idf, that stand in it or in the label over it as they were typed
            and as words of their own.
        served: the share by importance that stand there, with what may stand for them, by how well it serves.
        supported: what the sentence before adds to that, where this one leans on it.
        nearby: what the sentence before adds to that, where this one does not.
        framed: what title, headings and the sentence that introduces the list add to that.
        passage: the score of its passage, as a share of the best passage's.
        kind: whether it has an answer of the kind that is asked for.
        near: the share of neighbouring words of the question that stand near each other in it.
        brief: how short it is.
        asks: whether it is itself a question.
        defines: whether a definition is asked for and it says what the thing means or, less, what it is, or that
            something is it.
        explains: whether a reason or a purpose is asked for and it begins with one ("The intention is to …").
        new: how much it says that the question does not.
        recalled: the share of the words taken from the turns before, by importance, that it has or stands beside.
        continued: 1 where it was quoted first just before, and the question points back to that; a half where it was
            quoted beside.
        beside: 1 where it leans on what was, or that on it; a half where it stands in one block with it.
        amount: how much of the question stands in it, by importance, in idf; as the next three, it levels off.
        amount_around: how much stands in it, in the sentence before or in its context, likewise.
        words_around: how many words of the question stand there.
        words_exact: how many stand in it as they were typed or by what says the same.
        introduces: whether it only introduces what follows ("… includes the following aspects:"), and no list is asked
            for; or is the line that dates the text, and nothing of time is asked.
    """

    typed: float
    served: float
    supported: float
    nearby: float
    framed: float
    passage: float
    kind: float
    near: float
    brief: float
    asks: float
    defines: float
    explains: float
    new: float
    recalled: float
    continued: float
    beside: float
    amount: float
    amount_around: float
    words_around: float
    words_exact: float
    introduces: float

    @property
    def coverage(self) -> float:
        """The share of the question's words, by importance, that stand in the sentence or in what it leans on."""
        return self.served + self.supported + self.framed
