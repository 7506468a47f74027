"""The review pages for a browser: routes thin like commands over the same line of data."""
