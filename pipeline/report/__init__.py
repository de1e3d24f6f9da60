"""What people read: the tables of the release and the page, in English and Russian."""
