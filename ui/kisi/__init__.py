"""A grid that is typed in like a spreadsheet: its view, its cells' looks, the clipboard."""
