"""Is this plan clear enough? Seven points that a target or a line of a plan should say."""
