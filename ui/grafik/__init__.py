"""Figures as pictures: a bar of capaian, an indicator over the year, what has come in by desa and month."""
