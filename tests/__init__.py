"""The proof: a mirror of the app, and the stories it promises."""
