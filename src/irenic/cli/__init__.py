"""The command line, one file per verb."""

import os

# pydantic looks through every installed package for plug-ins of its own, which takes longer than reading a case; who
# uses one can set the variable to nothing
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
