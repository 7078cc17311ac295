"""The variables that formulas name."""
