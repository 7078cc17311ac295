"""The history: what was changed, when and by whom, and the way back."""
