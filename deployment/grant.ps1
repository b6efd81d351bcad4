#requires -Version 7.2
#requires -Modules Microsoft.Graph.Authentication
<#
.SYNOPSIS
Gives the bot's identity what permissions.json lists, and nothing else.
.DESCRIPTION
Application permissions of Graph, Exchange Online and SharePoint, and directory roles. What is granted already is left as it is, so
it may be run again at any time. Sign in first as a Privileged Role Administrator:
    Connect-MgGraph -TenantId … -Scopes AppRoleAssignment.ReadWrite.All,Application.Read.All,RoleManagement.ReadWrite.Directory
In another cloud add -Environment USGov, USGovDoD or China there.
.PARAMETER Principal
Object id of the identity's service principal.
.PARAMETER OptIn
Names under optIn in permissions.json.
.EXAMPLE
./deployment/grant.ps1 -Principal 1a2b3c4d-0000-4000-8000-000000000000 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [guid] $Principal,
    [string[]] $OptIn = @()
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$list = Get-Content -Raw -Path (Join-Path $PSScriptRoot 'permissions.json') | ConvertFrom-Json
$chosen = foreach ($name in $OptIn) {
    $entry = $list.optIn | Where-Object name -EQ $name
    if (-not $entry) { throw "permissions.json has no '$name' under optIn." }
    $entry
}

function Get-All([string] $Url) {
    while ($Url) {
        $page = Invoke-MgGraphRequest -Method GET -Uri $Url -OutputType PSObject
        $page.value
        $Url = if ($page.PSObject.Properties['@odata.nextLink']) { $page.'@odata.nextLink' } else { $null }
    }
}

function Write-Line([string] $Happened, [string] $Name) { '{0,-14} {1}' -f $Happened, $Name }

function Add-Permission([string] $Service, [string] $Name) {
    $resource = Invoke-MgGraphRequest -Method GET -Uri "v1.0/servicePrincipals(appId='$Service')?`$select=id,appRoles" -OutputType PSObject
    $role = $resource.appRoles | Where-Object { $_.value -eq $Name -and $_.allowedMemberTypes -contains 'Application' }
    if (-not $role) { throw "The service $Service of this cloud has no application permission $Name." }
    if ($script:assigned | Where-Object { $_.appRoleId -eq $role.id -and $_.resourceId -eq $resource.id }) {
        Write-Line 'already there' $Name
    }
    elseif ($PSCmdlet.ShouldProcess($Principal, "give $Name")) {
        $body = @{ principalId = "$Principal"; resourceId = $resource.id; appRoleId = $role.id }
        $null = Invoke-MgGraphRequest -Method POST -Uri "v1.0/servicePrincipals/$Principal/appRoleAssignments" -Body $body
        Write-Line 'given' $Name
    }
}

function Add-Role([string] $Name) {
    $definition = Get-All "v1.0/roleManagement/directory/roleDefinitions?`$filter=displayName eq '$Name'" | Select-Object -First 1
    if (-not $definition) { throw "The directory has no role $Name." }
    if ($script:held | Where-Object { $_.roleDefinitionId -eq $definition.id -and $_.directoryScopeId -eq '/' }) {
        Write-Line 'already there' $Name
    }
    elseif ($PSCmdlet.ShouldProcess($Principal, "give $Name")) {
        $body = @{ principalId = "$Principal"; roleDefinitionId = $definition.id; directoryScopeId = '/' }
        $null = Invoke-MgGraphRequest -Method POST -Uri 'v1.0/roleManagement/directory/roleAssignments' -Body $body
        Write-Line 'given' $Name
    }
}

$script:assigned = @(Get-All "v1.0/servicePrincipals/$Principal/appRoleAssignments")
$script:held = @(Get-All "v1.0/roleManagement/directory/roleAssignments?`$filter=principalId eq '$Principal'")

$graph = '00000003-0000-0000-c000-000000000000'
foreach ($entry in $list.graph) { Add-Permission $graph $entry.name }
foreach ($entry in $list.exchange) { Add-Permission '00000002-0000-0ff1-ce00-000000000000' $entry.name }
foreach ($entry in $list.sharepoint) { Add-Permission '00000003-0000-0ff1-ce00-000000000000' $entry.name }
foreach ($entry in $list.entraRoles) { Add-Role $entry.name }
foreach ($entry in $chosen) {
    switch ($entry.kind) {
        'entraRole' { Add-Role $entry.name }
        'graph' { Add-Permission $graph $entry.name }
        default { throw "permissions.json does not say what '$($entry.name)' is a permission of." }
    }
}
