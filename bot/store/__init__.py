"""What is kept, and for how long: conversations in a relational database."""
