"""What a document's blocks are: notes, papers, people, items, actions, dates."""
