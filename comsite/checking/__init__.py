"""What is wrong with the content, what is doubtful, and what only an editor can settle."""
