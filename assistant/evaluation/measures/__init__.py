"""The measures by which answers are judged: pure functions over plain values.

What is undefined has no score: it is None or absent, never 0.
"""

from assistant.evaluation.measures.abstention import (
    Decision,
    DecisionScores,
    ReliabilityBin,
    RiskCoveragePoint,
    ThresholdScore,
    accuracy_at,
    answering_scores,
    area_under_risk_coverage,
    auroc,
    average_precision,
    best_threshold,
    expected_calibration_error,
    refusing_scores,
    reliability,
    risk_coverage,
)
from assistant.evaluation.measures.evidence import (
    EvidenceScores,
    Located,
    citation_precision,
    citation_recall,
    evidence_hit,
    evidence_scores,
)
from assistant.evaluation.measures.intervals import (
    Interval,
    bootstrap_mean,
    bootstrap_statistic,
    mcnemar_exact,
    randomisation_test,
)
from assistant.evaluation.measures.latency import LatencySummary, latency_summary, percentile
from assistant.evaluation.measures.retrieval import RETRIEVAL_MEASURES, retrieval_scores
from assistant.evaluation.measures.squad import (
    contains_gold,
    exact,
    exact_score,
    f1,
    f1_score,
    normalise_answer,
    squad_scores,
)

__all__ = [
    "RETRIEVAL_MEASURES",
    "Decision",
    "DecisionScores",
    "EvidenceScores",
    "Interval",
    "LatencySummary",
    "Located",
    "ReliabilityBin",
    "RiskCoveragePoint",
    "ThresholdScore",
    "accuracy_at",
    "answering_scores",
    "area_under_risk_coverage",
    "auroc",
    "average_precision",
    "best_threshold",
    "bootstrap_mean",
    "bootstrap_statistic",
    "citation_precision",
    "citation_recall",
    "contains_gold",
    "evidence_hit",
    "evidence_scores",
    "exact",
    "exact_score",
    "expected_calibration_error",
    "f1",
    "f1_score",
    "latency_summary",
    "mcnemar_exact",
    "normalise_answer",
    "percentile",
    "randomisation_test",
    "refusing_scores",
    "reliability",
    "retrieval_scores",
    "risk_coverage",
    "squad_scores",
]
