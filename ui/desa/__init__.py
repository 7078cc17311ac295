"""The villages of the sub-district."""
