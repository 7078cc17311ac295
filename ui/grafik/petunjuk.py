"""Sentences beside the mouse: what the office typed is never read as markup."""

from html import escape


def plain(teks: str) -> str:
    """A text as a tooltip shows it, letter by letter."""
    return f"<p style='white-space:pre-wrap'>{escape(teks)}</p>" if "<" in teks else teks
