"""What every command stands on: paths, files, log, programs of the computer."""
