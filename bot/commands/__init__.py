"""What the `signpost` command does, one module a command."""
