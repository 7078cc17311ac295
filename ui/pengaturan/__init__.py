"""How a year is judged, and which periods are locked."""
