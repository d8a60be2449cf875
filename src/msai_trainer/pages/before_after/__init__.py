"""„Przed i po”: results that people gave, counted in pairs."""
