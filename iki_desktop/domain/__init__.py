"""What is true of an IKI: pure functions and frozen data, no file, no clock, no Qt, no store."""
