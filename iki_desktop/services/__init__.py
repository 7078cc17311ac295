"""Use cases: one small function per intention of the user; the only way from a face to the store."""
