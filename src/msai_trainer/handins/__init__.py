"""What was handed in: unpacked, read, and told whose and of which assignment."""
