"""Documents for Word. The only room that knows python-docx and docxtpl."""
