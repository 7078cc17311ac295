"""How the office stands: capaian of each indicator and why, and what has come in of what is expected."""
