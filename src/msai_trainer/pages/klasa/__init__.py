"""„Klasa”: people and codes, meetings, what counts; one class or several, saved as files."""
