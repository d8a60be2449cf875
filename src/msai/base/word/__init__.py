"""Writing Word documents; imported only when one is written."""
