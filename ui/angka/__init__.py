"""The page of figures: the grid with its three axes, and what there is to say of the chosen cell."""
