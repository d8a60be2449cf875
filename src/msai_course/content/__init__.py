"""What lessons say about themselves, and what keeps them in order."""
