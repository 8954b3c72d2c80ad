"""Signpost: an assistant that guides parents in England through SEN Support."""
