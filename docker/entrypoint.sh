#!/bin/sh
# Migrates under the migration's own lock, then becomes the service: of several containers one migrates and the others wait.
set -eu

if [ "${1:-serve}" = serve ]; then
  python -m app migrate
fi
exec python -m app "$@"
