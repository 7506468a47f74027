"""Pure functions of (register, day, policy): the rules R0-R12."""
