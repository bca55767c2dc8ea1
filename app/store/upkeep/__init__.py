"""What whoever looks after a database asks of it: migrate, check, copy, make the indexes anew."""
