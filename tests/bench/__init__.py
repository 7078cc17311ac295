"""Measurements beside others: `make bench`. Not a test; nothing here runs under pytest."""
