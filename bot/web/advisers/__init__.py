"""The pages for advisers of a council's service, under /advisers."""
