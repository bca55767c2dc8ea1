#!/bin/sh
# Becomes the service, which migrates first, under the migration's own lock: of several containers one does it, the others wait.
# Not as a step of its own here: everything would be imported twice while an overdue rung waits.
set -eu

exec python -m app "$@"
