"""What was published, and where it leads now: the ledger is compared with the library."""
