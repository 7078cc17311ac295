"""The page on which workbooks for villages to fill in are made."""
