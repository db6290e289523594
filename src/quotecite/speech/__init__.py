"""What is said, and which clause reports it; nobody knows yet who it is."""
