"""Two years or revisions compared on the screen."""
