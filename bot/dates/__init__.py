"""Days and times in a parent's words."""
