"""Spreadsheets in: any file a village sends becomes plain grids, read in a process of its own that may die."""
