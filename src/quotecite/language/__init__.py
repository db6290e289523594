"""Tokens, trees, phrases and names: the text as the model reads it, in records of our own."""
