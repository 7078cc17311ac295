"""The tree of positions: model, search, view."""
