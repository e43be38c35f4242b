"""`python -m irenic` is the command `irenic`."""

from .cli.main import run

if __name__ == "__main__":
    run()
