#!/usr/bin/env bash
# Makes .venv with everything pinned by hash, also where ensurepip or the venv package is missing. Run by `make setup`.
set -euo pipefail
cd "$(dirname "$0")/.."

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
# One that was interrupted half-made, or whose Python is gone, is no ground to build on, and would be found as python3 below.
if ! { [ -x .venv/bin/uv ] && .venv/bin/python -c "$new_enough"; }; then rm -rf .venv; fi
for python in "${PYTHON:-python3}" python3.11 python3.12 python3.13 python3.14; do
  if command -v "$python" >/dev/null && "$python" -c "$new_enough"; then break; fi
  python=
done
[ -n "$python" ] || { echo "Nearhand needs Python 3.11 or newer: install it, or name it with PYTHON=" >&2; exit 1; }

# Debian's bare python3 carries neither pip nor ensurepip: its package manager has them.
if ! "$python" -c 'import ensurepip' 2>/dev/null && ! "$python" -c 'import pip' 2>/dev/null; then
  as_root=(); [ "$(id -u)" = 0 ] || as_root=(sudo --non-interactive)
  "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends python3-venv >/dev/null ||
    { echo "Nearhand needs pip: install python3-venv (or ensurepip), then again" >&2; exit 1; }
fi

if [ ! -d .venv ]; then
  "$python" -m venv .venv 2>/dev/null || { rm -rf .venv; "$python" -m venv --without-pip .venv; }
fi

pip() {
  if .venv/bin/python -c 'import pip' 2>/dev/null; then .venv/bin/python -m pip "$@"
  else "$python" -m pip --python .venv/bin/python "$@"; fi
}

# uv is fast and pip is everywhere: the same locked files serve both.
pinned_uv=$(mktemp)
trap 'rm -f "$pinned_uv"' EXIT
sed -n '/^uv==/,/# via/p' requirements-dev.lock >"$pinned_uv"
if [ -x .venv/bin/uv ] || pip install --quiet --require-hashes --requirement "$pinned_uv"; then
  .venv/bin/uv pip sync --python .venv/bin/python --require-hashes requirements-dev.lock ||
    pip install --require-hashes --requirement requirements-dev.lock
  .venv/bin/uv pip install --quiet --python .venv/bin/python --offline --no-deps --no-build-isolation --editable .
else
  pip install --require-hashes --requirement requirements-dev.lock
  pip install --quiet --no-deps --no-build-isolation --editable .
fi
touch .venv/ready
