"""Find and replace: a page of its own in the work area."""
