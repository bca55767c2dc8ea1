#!/bin/sh
# Healthy means that the engine completed a cycle lately: it asks /ready, not just the port.
set -eu
exec python - <<'PYTHON'
import os
import sys
import urllib.request

try:
    with urllib.request.urlopen(f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/ready", timeout=3) as answer:
        sys.exit(answer.status != 200)
except OSError as problem:
    sys.exit(f"not ready: {problem}")
PYTHON
