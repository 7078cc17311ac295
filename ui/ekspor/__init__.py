"""Export to PDF: what to write, where, and what came of it."""
