"""What every part of the program uses: problems, dates, addresses, English words, output."""
