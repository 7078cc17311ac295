"""The engine beside an independent one: rules.md written as a workbook, computed by LibreOffice."""
