"""The Rasa agent inside this process, with our parts in it."""
