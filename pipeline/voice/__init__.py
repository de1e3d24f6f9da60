"""What customers wrote, in the words of a few, without what tells who they are."""
