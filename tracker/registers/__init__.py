"""Excel in: the only room that knows cells."""
