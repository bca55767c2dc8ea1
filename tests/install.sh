#!/usr/bin/env bash
# Installs what the tests need and the machine lacks: a browser, a desktop's message bus and a PostgreSQL server, from the system's package manager.
# What cannot be had is said here and fails the tests that need it, unless excluded by name in NEARHAND_WITHOUT.
set -euo pipefail

left_out=",${NEARHAND_WITHOUT:-},"
without() { [[ "${left_out//[[:space:]]/,}" == *",$1,"* ]]; }
have_browser() { [ -n "${CHROMIUM:-}" ] || command -v chromium || command -v chromium-browser || command -v google-chrome; }
have_shell() { [ -n "${CHROMIUM:-}" ] || command -v chromium-headless-shell; }
have_postgres() { [ -n "${TEST_DATABASE_URL:-}" ] || command -v initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb'; }

wanted=()
without browser || have_browser >/dev/null || wanted+=(chromium)
without desktop || without browser || command -v dbus-daemon >/dev/null || wanted+=(dbus)
without postgres || have_postgres >/dev/null || wanted+=(postgresql)
# The same browser without windows of its own, half as dear for each device in a story: had where that is easy, and else not missed.
spared=()
without browser || have_shell >/dev/null || spared+=(chromium-headless-shell)
[ $((${#wanted[@]} + ${#spared[@]})) -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then as_root=(sudo --non-interactive); fi
if ! command -v apt-get >/dev/null || { [ "$(id -u)" != 0 ] && ! sudo --non-interactive true 2>/dev/null; }; then
  [ ${#wanted[@]} -gt 0 ] || exit 0
  echo "The tests need: ${wanted[*]}. Install them, or leave them out by name: make test WITHOUT=postgres,browser" >&2
  exit 1
fi
install() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null; }
echo "Installing ${wanted[*]} ${spared[*]} for the tests"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq || [ ${#wanted[@]} -eq 0 ]
[ ${#wanted[@]} -eq 0 ] || install "${wanted[@]}"
[ ${#spared[@]} -eq 0 ] || install "${spared[@]}" || echo "Without ${spared[*]}: the browser's stories take longer."
