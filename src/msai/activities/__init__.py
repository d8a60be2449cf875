"""The course's exercises as pure programs, one a file; `msai.widgets` puts them on screen."""
