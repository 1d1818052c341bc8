"""The words that every room uses: problems, dates, addresses, output."""
