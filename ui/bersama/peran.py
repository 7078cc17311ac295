"""What a widget means at the moment, by which the sheet dresses it."""

from PySide6.QtWidgets import QWidget


def give_role(widget: QWidget, nilai: object, nama: str = "peran") -> None:
    """Sets a property that the sheet asks for; the sheet doesn't see it change by itself."""
    if widget.property(nama) != nilai:
        widget.setProperty(nama, nilai)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
