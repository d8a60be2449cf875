"""One computer's processes, or many computers."""
