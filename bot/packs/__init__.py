"""An adviser's checklist for one parent: templates, the pack, the code that opens it, the marks."""
