"""„Zrób swoją edycję”."""
