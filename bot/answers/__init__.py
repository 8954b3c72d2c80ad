"""Answers: choosing the card, putting it in words for this parent, and Rasa's generator over it."""
