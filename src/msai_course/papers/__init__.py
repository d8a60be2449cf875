"""The trainer pack: one ZIP of documents made from the built book."""
