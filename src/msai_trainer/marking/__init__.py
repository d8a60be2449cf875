"""From answers to points: the master, the filled-in notebook, its test cells."""
