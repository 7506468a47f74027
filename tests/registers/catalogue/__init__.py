"""Cases of every problem an author can be told, by what they are about."""
