"""„Ocenianie”: from a heap of files to points and feedback, in the trainer's browser."""
