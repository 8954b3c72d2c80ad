"""rasa-sdk actions: the steps of a conversation that need logic, not only words.

They run inside the assistant's process by default (see bot/dialogue/action_endpoint.py), or
behind `rasa run actions` when someone prefers a server of their own.
"""
