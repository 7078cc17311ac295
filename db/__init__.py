"""How an office is stored: one SQLite file, its models, its migrations and its history."""
