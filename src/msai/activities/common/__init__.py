"""What several activities share: the draft of a programme, feedback, papers, the town."""
