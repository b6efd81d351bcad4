#!/usr/bin/env bash
# Makes the Teams app package, ready to upload in the Teams admin centre, out of what lies beside this script.
#   TEAMS_APP_ID=…       a GUID of your own for this app; keep it, updates go by it
#   MICROSOFT_APP_ID=…   the application (client) id of the Azure Bot
#   WEBSITE_URL=…        https: where your people find help
#   PRIVACY_URL, TERMS_URL, DEVELOPER_NAME   optional; the first two are WEBSITE_URL unless given
#   bash manifest/pack.sh [FILE]             writes FILE, or teamsoffboardbot.zip in the current folder
set -euo pipefail

stop() { echo "manifest/pack.sh: $*" >&2; exit 2; }

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ "$#" -le 1 ] || stop "one argument at most: the file to write."
target=${1:-teamsoffboardbot.zip}
case "$target" in /*) ;; *) target="$PWD/$target" ;; esac
[ -d "$(dirname "$target")" ] || stop "there is no folder '$(dirname "$target")'."
command -v zip >/dev/null 2>&1 || command -v python3 >/dev/null 2>&1 || stop "zip or python3 is needed to make the package."

guid() { # name
  local value=${!1:-}
  [ -n "$value" ] || stop "$1 is not set. It must be a GUID such as 1a2b3c4d-0000-4000-8000-000000000000."
  [[ $value =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]] || stop "$1 is '$value', which is no GUID."
  [[ $value =~ [1-9a-fA-F] ]] || stop "$1 is all zeros, which names no app."
}

url() { # name
  local value=${!1:-}
  [[ $value =~ ^https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/?=%@:+-]*)?$ ]] || stop "$1 is '$value'. It must be an https address."
}

guid TEAMS_APP_ID
guid MICROSOFT_APP_ID
[ "${TEAMS_APP_ID,,}" != "${MICROSOFT_APP_ID,,}" ] || stop "TEAMS_APP_ID and MICROSOFT_APP_ID are the same. The app needs a GUID of its own."
url WEBSITE_URL
PRIVACY_URL=${PRIVACY_URL:-$WEBSITE_URL}
TERMS_URL=${TERMS_URL:-$WEBSITE_URL}
url PRIVACY_URL
url TERMS_URL
DEVELOPER_NAME=${DEVELOPER_NAME:-TeamsOffboardBot}
[[ $DEVELOPER_NAME =~ ^[[:alnum:]\ .,-]{1,32}$ ]] || stop "DEVELOPER_NAME must be 1 to 32 letters, digits, spaces, dots, commas or hyphens."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/nl.json" "$here/sv.json" "$here/color.png" "$here/outline.png" "$work/"
manifest=$(cat "$here/manifest.json")
for name in TEAMS_APP_ID MICROSOFT_APP_ID DEVELOPER_NAME WEBSITE_URL PRIVACY_URL TERMS_URL; do
  value=${!name}
  case "$name" in *_ID) value=${value,,} ;; esac
  manifest=${manifest//"{{$name}}"/"$value"}
done
printf '%s\n' "$manifest" >"$work/manifest.json"
! grep -q '{{' "$work/manifest.json" || stop "manifest.json names a variable that this script does not know."

# Teams wants the files at the top of the package, without folders.
rm -f "$target"
cd "$work"
if command -v zip >/dev/null 2>&1; then
  zip -q -X "$target" manifest.json nl.json sv.json color.png outline.png
else
  python3 -m zipfile -c "$target" manifest.json nl.json sv.json color.png outline.png
fi
echo "$target"
