"""A build from end to end, and the preview."""
