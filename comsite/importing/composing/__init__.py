"""What was recognised to content files that the archive holds, with every word accounted for."""
