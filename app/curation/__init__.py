"""Owns the way from seed files to a checked record: read strictly, check across files, prove against the articles.

It reads files and finds problems. It writes nothing but the lock and, under `--fix`, the order of keys.
"""

from app.curation.problems import Problem, Seeds
from app.curation.proof import Articles, ArticlesError, Lock, read_article, read_articles, read_lock
from app.curation.prose import report as prose_report
from app.curation.reader import load, put_keys_in_order
from app.curation.report import coverage, sample
from app.curation.rules import check

__all__ = [
    "Articles", "ArticlesError", "Lock", "Problem", "Seeds",
    "check", "coverage", "load", "prose_report", "put_keys_in_order", "read_article", "read_articles", "read_lock",
    "sample",
]  # fmt: skip
