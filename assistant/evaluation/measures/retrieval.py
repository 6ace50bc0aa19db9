"""How well the right passages are found, judged as trec_eval judges it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ir_measures import Measure

#: What a run is judged by unless told otherwise, in the names of ir-measures.
RETRIEVAL_MEASURES = ("R@1", "R@5", "R@10", "Success@1", "Success@5", "RR@10", "nDCG@5", "nDCG@10", "AP")


def retrieval_scores(
    run: Mapping[str, Sequence[str]],
    qrels: Mapping[str, Mapping[str, int]],
    measures: Sequence[str] = RETRIEVAL_MEASURES,
) -> dict[str, dict[str, float]]:
    """The scores of a run, by ir-measures (MacAvaney, Macdonald and Ounis 2022) and so by trec_eval (NIST).

    A question that is judged and that the run left out scores 0, as does one for which nothing was found. A
    question without a relevant document has no score and is not in the result.

    Args:
        run: by question id, the ids of what was found, the best first; the order is the rank. What is named
            twice counts where it stands first.
        qrels: by question id, then by document id, how relevant the document is: 1 or more is relevant
            (unless the measure says otherwise, as ``R(rel=2)@5`` does), more is better.
        measures: names as ir-measures writes them: ``R@k`` recall, ``Success@k``, ``RR@k`` reciprocal rank
            (Kantor and Voorhees 2000), ``nDCG@k`` (Järvelin and Kekäläinen 2002), ``AP``.

    Returns:
        By measure as it was named, then by question id, the score from 0 to 1.

    Raises:
        ValueError: if a measure is not known or cannot be computed.
    """
    # Imported here because nothing but an evaluation needs it.
    from ir_measures import iter_calc  # noqa: PLC0415

    parsed = {name: _parsed(name) for name in measures}
    questions = [question for question, judged in qrels.items() if judged]
    numbered_run, numbered_qrels = _numbered(questions, run, qrels)
    found = {
        (metric.measure, metric.query_id): float(metric.value)
        for metric in iter_calc(set(parsed.values()), numbered_qrels, numbered_run)
    }
    return {
        name: {
            question: found[measure, str(number)]
            for number, question in enumerate(questions)
            if max(qrels[question].values()) >= measure.params.get("rel", 1)
        }
        for name, measure in parsed.items()
    }


def _numbered(
    questions: Sequence[str], run: Mapping[str, Sequence[str]], qrels: Mapping[str, Mapping[str, int]]
) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, int]]]:
    """A run and its judgements with numbers for ids; a question's is its place, and a score falls with the rank.

    trec_eval is written in C: it reads an id up to a NUL and ends the process over one that is not UTF-8.
    """
    numbered_run, numbered_qrels = {}, {}
    for number, question in enumerate(questions):
        ranking = tuple(dict.fromkeys(run.get(question, ())))
        numbers = {name: str(n) for n, name in enumerate(dict.fromkeys((*ranking, *qrels[question])))}
        numbered_run[str(number)] = {numbers[name]: float(-rank) for rank, name in enumerate(ranking)}
        numbered_qrels[str(number)] = {numbers[name]: grade for name, grade in qrels[question].items()}
    return numbered_run, numbered_qrels


def _parsed(name: str) -> Measure:
    """The measure of that name; one that would end the process is refused."""
    from ir_measures import parse_measure  # noqa: PLC0415 - as above

    try:
        measure = parse_measure(name)
        measure.validate_params()
    # Raised by ir-measures for an unknown name, a misspelt one, and a parameter that is missing or wrong.
    except (NameError, ValueError, AssertionError) as error:
        raise ValueError(f"{name!r} is not a retrieval measure such as 'nDCG@10'") from error
    if measure.params.get("cutoff", 1) < 1:
        # trec_eval would end the process.
        raise ValueError(f"{name!r} looks at no rank at all; the first is 1")
    return measure
