"""What can be found: analysis, BM25 and search over the passages of a collection."""

from index.analysis import Token, analyse, terms_of
from index.bm25 import Bm25, Bm25Settings
from index.query import Alternative, Origin, Query, QueryWord, read_query
from index.search import Hit, Index, IndexSettings, TermShare

__all__ = [
    "Alternative",
    "Bm25",
    "Bm25Settings",
    "Hit",
    "Index",
    "IndexSettings",
    "Origin",
    "Query",
    "QueryWord",
    "TermShare",
    "Token",
    "analyse",
    "read_query",
    "terms_of",
]
