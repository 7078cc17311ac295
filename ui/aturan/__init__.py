"""The rules between figures."""
