"""The version of irenic and of the case format that it writes."""

from typing import Final

VERSION: Final = "0.1.0"
FORMAT: Final = 1
