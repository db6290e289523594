"""What is known of words: the tables, read and checked, and their look-ups."""
