"""The formula editor: typing, drawing, trying out and looking up the formulas of one cell."""
