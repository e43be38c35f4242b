"""A page as a PDF, printed by Chromium where it is found."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from ...model.problem import failure

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ON_A_MAC: Final = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
SECONDS: Final = 120


def printed(page: str) -> bytes:
    """The PDF of an HTML page that loads nothing.

    Raises IrenicError (X009) where no Chromium is found, or where it prints nothing.
    """
    browser = next((found for name in (*BROWSERS, _ON_A_MAC) if (found := shutil.which(name))), None)
    if browser is None:
        raise failure(
            "X009",
            "a PDF is printed by Chromium, which was not found",
            "install Chromium or Chrome, or write an HTML file (-o report.html) and print it from any browser",
        )
    with tempfile.TemporaryDirectory(prefix="irenic-") as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, encoding="utf-8")
        command = [
            browser,
            "--headless",
            "--disable-gpu",
            "--no-pdf-header-footer",
            "--disable-background-networking",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={target}",
            source.as_uri(),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # Chromium's sandbox refuses the superuser; the page loads nothing and escapes every stranger's word
            command.insert(1, "--no-sandbox")
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
            return target.read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise failure(
                "X009",
                f"Chromium ({browser}) printed no PDF: {type(error).__name__}",
                "write an HTML file (-o report.html) and print it from any browser",
            ) from None
