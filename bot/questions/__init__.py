"""What parents ask and whether it was answered: counted, and kept apart from who asked."""
