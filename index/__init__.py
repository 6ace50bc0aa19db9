"""What can be found: analysis, BM25 and search over the passages of a collection."""

from index.analysis import Token, analyse, terms_of
from index.bm25 import Bm25, Bm25Settings
from index.query import Origin, Query, QueryTerm, read_query
from index.search import Hit, Index, IndexSettings, TermShare

__all__ = [
    "Bm25",
    "Bm25Settings",
    "Hit",
    "Index",
    "IndexSettings",
    "Origin",
    "Query",
    "QueryTerm",
    "TermShare",
    "Token",
    "analyse",
    "read_query",
    "terms_of",
]
