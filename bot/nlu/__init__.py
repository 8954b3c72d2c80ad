"""Understanding: Rasa graph components that make a message into topics and a decision."""
