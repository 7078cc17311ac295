"""Who works here, who holds which position, who signs, and the names of the office."""
