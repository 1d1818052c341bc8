"""What helps whoever writes content: new files, forms, reference pages."""
