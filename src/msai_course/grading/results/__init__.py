"""Tables, reports and papers that a class gets."""
