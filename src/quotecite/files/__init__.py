"""Files in, files out: folders and tables of texts, tables and reports of what was found in them."""
