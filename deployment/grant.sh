#!/usr/bin/env bash
# Gives the bot's identity what permissions.json lists, and nothing else: application permissions of Graph, Exchange Online and
# SharePoint, and directory roles. What is granted already is left as it is, so it may be run again at any time.
#   bash deployment/grant.sh --principal <object id> [--opt-in NAME]… [--what-if]
# Sign in first with the Azure CLI as a Privileged Role Administrator (az login --tenant …). --what-if changes nothing.
set -euo pipefail

stop() { echo "deployment/grant.sh: $*" >&2; exit 2; }

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
list=${PERMISSIONS_FILE:-$here/permissions.json}
principal="" what_if=false opt_in=()
while [ "$#" -gt 0 ]; do
  case "$1" in
    --principal) [ "$#" -ge 2 ] || stop "--principal needs the object id of the identity."; principal=$2; shift 2 ;;
    --opt-in) [ "$#" -ge 2 ] || stop "--opt-in needs a name from optIn in permissions.json."; opt_in+=("$2"); shift 2 ;;
    --what-if) what_if=true; shift ;;
    *) stop "unknown option '$1'. The options are --principal, --opt-in and --what-if." ;;
  esac
done
[[ $principal =~ ^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$ ]] || stop "--principal must be the object id (a GUID) of the identity's service principal."
for program in az jq; do command -v "$program" >/dev/null 2>&1 || stop "$program is missing."; done
[ -r "$list" ] || stop "there is no $list."

# The cloud that the CLI is set to: az cloud set --name AzureUSGovernment | AzureChinaCloud
graph=$(az cloud show --query endpoints.microsoftGraphResourceId --output tsv)
graph=${graph%/}/v1.0

ask() { az rest --method get --url "$1" --output json; }

give() { # url, body
  az rest --method post --url "$1" --headers Content-Type=application/json --body "$2" --output none
}

report() { # what happened, name
  printf '%-14s %s\n' "$1" "$2"
}

# All pages of a list.
all() {
  local url=$1 page
  while [ -n "$url" ]; do
    page=$(ask "$url")
    jq -c '.value[]' <<<"$page"
    url=$(jq -r '."@odata.nextLink" // empty' <<<"$page")
  done
}

declare -A services

permission() { # application id of the service, name
  local service role
  [ -n "${services[$1]:-}" ] || services[$1]=$(ask "$graph/servicePrincipals(appId='$1')?\$select=id,appRoles")
  service=${services[$1]}
  role=$(jq -r --arg name "$2" '.appRoles[] | select(.value == $name and (.allowedMemberTypes | index("Application"))) | .id' <<<"$service")
  [ -n "$role" ] || stop "the service $1 of this cloud has no application permission $2."
  if [ -n "$(jq -c --arg role "$role" --arg resource "$(jq -r .id <<<"$service")" 'select(.appRoleId == $role and .resourceId == $resource)' <<<"$assigned")" ]; then
    report "already there" "$2"
  elif $what_if; then
    report "would be given" "$2"
  else
    give "$graph/servicePrincipals/$principal/appRoleAssignments" \
      "$(jq -nc --arg p "$principal" --arg r "$role" --arg s "$(jq -r .id <<<"$service")" '{principalId: $p, resourceId: $s, appRoleId: $r}')"
    report "given" "$2"
  fi
}

role() { # name
  local definition
  definition=$(all "$graph/roleManagement/directory/roleDefinitions?\$filter=displayName%20eq%20'${1// /%20}'" | jq -rs '.[0].id // empty')
  [ -n "$definition" ] || stop "the directory has no role $1."
  if [ -n "$(jq -c --arg role "$definition" 'select(.roleDefinitionId == $role and .directoryScopeId == "/")' <<<"$held")" ]; then
    report "already there" "$1"
  elif $what_if; then
    report "would be given" "$1"
  else
    give "$graph/roleManagement/directory/roleAssignments" \
      "$(jq -nc --arg p "$principal" --arg r "$definition" '{principalId: $p, roleDefinitionId: $r, directoryScopeId: "/"}')"
    report "given" "$1"
  fi
}

names() { jq -r ".$1[].name" "$list"; }

# Looked for before anything is given, so that a typing error gives nothing.
for name in ${opt_in[@]+"${opt_in[@]}"}; do
  [ -n "$(jq -c --arg name "$name" '.optIn[] | select(.name == $name)' "$list")" ] || stop "permissions.json has no '$name' under optIn."
done

assigned=$(all "$graph/servicePrincipals/$principal/appRoleAssignments")
held=$(all "$graph/roleManagement/directory/roleAssignments?\$filter=principalId%20eq%20'$principal'")

while read -r name; do permission 00000003-0000-0000-c000-000000000000 "$name" </dev/null; done < <(names graph)
while read -r name; do permission 00000002-0000-0ff1-ce00-000000000000 "$name" </dev/null; done < <(names exchange)
while read -r name; do permission 00000003-0000-0ff1-ce00-000000000000 "$name" </dev/null; done < <(names sharepoint)
while read -r name; do role "$name" </dev/null; done < <(names entraRoles)
for name in ${opt_in[@]+"${opt_in[@]}"}; do
  case $(jq -r --arg name "$name" '.optIn[] | select(.name == $name) | .kind' "$list") in
    entraRole) role "$name" ;;
    graph) permission 00000003-0000-0000-c000-000000000000 "$name" ;;
    *) stop "permissions.json does not say what '$name' is a permission of." ;;
  esac
done
