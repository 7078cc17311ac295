"""Paper out: one content model of a document, and the writers of it."""
