"""Host side of the MSAI course: site build, grading, trainer pack, editions and the CLI."""
