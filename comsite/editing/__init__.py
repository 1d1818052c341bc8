"""Help for those who write content: new files, forms, reference pages."""
