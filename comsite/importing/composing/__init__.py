"""Write recognised records as content files that the archive accepts, and lose no word."""
