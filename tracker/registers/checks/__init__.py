"""Rules between rows, by subject; ``tracker.registers.crosscheck`` lists them."""
