"""How long a test waits for what must come. A bound costs nothing while all is well; how soon things come is `make bench`'s."""

PATIENCE_S = 60
