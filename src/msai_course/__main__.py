"""Lets ``python -m msai_course`` do the same as the ``msai`` command."""

from msai_course.cli import main

if __name__ == "__main__":
    main()
