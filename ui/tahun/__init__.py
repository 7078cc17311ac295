"""The years of an office: choosing, beginning and deleting one, and copying from another."""
