"""The knowledge base: files that people edit, read once and indexed for lookup."""

from bot.knowledge.base import Entry, Knowledge, Topic
from bot.knowledge.load import KnowledgeError, load_knowledge

__all__ = ["Entry", "Knowledge", "KnowledgeError", "Topic", "load_knowledge"]
