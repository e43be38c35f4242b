#!/bin/sh
# Installs Chromium for the browser tests where that is possible; elsewhere those tests skip and say so.
set -u
if command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests …"
  if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1; then
    echo "Chromium could not be installed: the browser tests will be skipped"
  fi
else
  echo "Chromium is not installed: the browser tests will be skipped"
fi
exit 0
