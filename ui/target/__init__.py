"""The page of targets: a grid of the year's indicators, and spreading what was agreed for the year over its parts."""
