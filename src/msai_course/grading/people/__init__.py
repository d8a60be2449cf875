"""One person's data: given out, or struck out."""
