"""The public face: the chat page, the programs' contract and the health checks."""
