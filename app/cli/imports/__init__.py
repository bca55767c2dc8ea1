"""A real district read from files: schools, zones, rooms, people and shifts, all of it or none."""
