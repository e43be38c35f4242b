"""What people call a language: its English name for the code that a case holds."""

from collections.abc import Mapping
from functools import cache
from typing import Final

_OTHERS: Final = {"und": "a language that is not told", "mul": "several languages", "zxx": "no language"}
"""Codes of no language in particular (ISO 639-2)."""


@cache
def language_name(code: str) -> str:
    """The English name of a language by its tag (BCP 47, names of Unicode's CLDR); what is no tag stays as it is.

    "fr" and "fra": French; "zh-Hant": Traditional Chinese; "x-meruvian", which is of the case alone: Meruvian.
    """
    # names of all languages take a moment to load, which only pages with translated words are for
    from babel import Locale
    from babel.core import get_global

    language, *rest = code.strip().replace("_", "-").split("-")
    language = language.lower()
    if language == "x" and any(rest):
        return " ".join(word.capitalize() for word in rest if word)
    if language in _OTHERS:
        return _OTHERS[language]
    english = Locale("en")
    names: Mapping[str, str] = english.languages
    if language not in names:
        # an older code, one of three letters, or one for a language as a country speaks it
        language = str(get_global("language_aliases").get(language, language))
    written = [part.title() if len(part) == 4 else part.upper() for part in rest]
    if whole := names.get("_".join((language, *written))):
        return whole
    name = names.get(language)
    if name is None:
        return code
    of = [english.scripts.get(part) or english.territories.get(part) or part for part in written if part]
    return f"{name} ({', '.join(of)})" if of else name
