"""The look: palette, style sheet, icons, letters."""
