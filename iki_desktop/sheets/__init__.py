"""Spreadsheets out (and, later, in)."""
