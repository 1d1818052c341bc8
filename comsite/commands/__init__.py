"""Commands that are more than a call, one module each."""
