"""The page on which foreign sheets are looked at, cell by cell, and imported in one step."""
