"""Where one begins: no office file is open."""
