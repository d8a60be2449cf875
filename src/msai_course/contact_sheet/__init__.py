"""Every page of every document as a small picture on one page, to be looked at."""
