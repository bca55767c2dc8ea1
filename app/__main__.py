"""`python -m app` is `nearhand`."""

from app.cli import main

if __name__ == "__main__":
    main()
