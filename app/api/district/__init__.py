"""The district: its schools, rooms and codes, its plans and its policy, and what is wrong with them."""
