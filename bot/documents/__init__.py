"""The documents made from a sheet: a page to print, a tagged PDF, an entry for the diary."""
