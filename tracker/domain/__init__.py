"""What the field talks of: frozen models, no input or output."""
