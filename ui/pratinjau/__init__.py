"""The page as it will print."""
