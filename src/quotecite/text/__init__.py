"""What stands on the page: characters, blocks, marks and labels; no trees."""
