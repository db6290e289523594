"""The command line: files in, a table of quotes out."""
