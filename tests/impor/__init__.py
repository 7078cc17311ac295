"""The importer against files as villages really send them: generated messes, and hand-made ones that look real."""
