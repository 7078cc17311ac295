"""The window: one folder a screen, a few shared widgets."""
