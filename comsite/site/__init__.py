"""Pages: what each template is given, and the HTML made of it."""
