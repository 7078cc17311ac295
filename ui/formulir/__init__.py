"""The form of one position, set for reading."""
