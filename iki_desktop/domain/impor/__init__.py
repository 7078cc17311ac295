"""Spreadsheets from outside, as plain grids: found, understood, reviewed. Pure functions; no file is opened here."""
