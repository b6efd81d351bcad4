// Everything the bot needs in Azure, in one resource group. README.md beside this file says what to do first and after.
// Private by default: database and vault have no public address. The bot itself must have one, because Teams calls it from
// the internet; it believes nobody without a token of the Bot Framework.
targetScope = 'resourceGroup'

@description('Begins the name of every resource; letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'offboardbot'

@description('Region of everything but the Azure Bot, which has one of its own.')
param location string = resourceGroup().location

@description('The Microsoft 365 tenant the bot works in.')
param tenantId string = tenant().tenantId

@description('The Microsoft 365 cloud of that tenant. GCC High is UsGov, DoD is UsGovDod, 21Vianet is China; GCC is Global.')
@allowed(['Global', 'UsGov', 'UsGovDod', 'China'])
param microsoft365Cloud string = 'Global'

@description('UserAssignedMSI: the identity below is the bot. SingleTenant: an app registration is, which trusts the identity by a federated credential; for clouds that do not offer the former.')
@allowed(['UserAssignedMSI', 'SingleTenant'])
param botType string = 'UserAssignedMSI'

@description('Application id of that registration; empty for UserAssignedMSI.')
param botAppId string = ''

@description('Where the Azure Bot keeps its own data: global, or a region that the Bot Service offers, such as westeurope.')
param botLocation string = 'global'

@description('F0 is free and enough for channels such as Teams.')
@allowed(['F0', 'S1'])
param botSku string = 'F0'

@description('Name of the container registry in this resource group that holds the image.')
param registryName string

@description('Image in that registry, by digest or by a tag that is never moved: teamsoffboardbot:1.0.0')
param image string

@description('Object id of the group whose members approve.')
param approverGroupId string

@description('Object id of the group whose members may ask for anybody (HR); empty for none.')
param requesterGroupId string = ''

@description('Accounts that are never offboarded: object ids or user principal names of break-glass accounts.')
param protectedUsers array = []

@description('Time zone proposed to people whose own Teams does not tell.')
param timeZone string = 'UTC'

@description('PostgreSql: several processes, point-in-time restore. Sqlite: one process and a file, for small tenants.')
@allowed(['PostgreSql', 'Sqlite'])
param database string = 'PostgreSql'

@description('Password of the database\'s administrator: letters and digits. Kept in the vault; the bot gets it from there. The same at every deployment.')
@secure()
@minLength(20)
param databasePassword string

@description('Size of the database server.')
param databaseSku string = 'Standard_B1ms'

@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param databaseTier string = 'Burstable'

@minValue(32)
param databaseGigabytes int = 32

@description('How many days back the database can be restored to any moment.')
@minValue(7)
@maxValue(35)
param backupDays int = 14

@description('A second server in another zone; not with the Burstable tier.')
@allowed(['Disabled', 'SameZone', 'ZoneRedundant'])
param databaseHighAvailability string = 'Disabled'

@description('Processors of one process of the bot, as Container Apps spells them.')
param cpu string = '0.5'

param memory string = '1Gi'

@description('Processes of the bot. One when the database is SQLite.')
@minValue(1)
@maxValue(10)
param processes int = 2

@description('How long logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 90

@description('Where OpenTelemetry is sent (OTLP); empty: nothing is sent.')
param otlpEndpoint string = ''

param addressSpace string = '10.80.0.0/22'

param tags object = { product: 'TeamsOffboardBot' }

var unique = toLower('${name}${take(uniqueString(resourceGroup().id), 6)}')
var isSqlite = database == 'Sqlite'
var isIdentityTheBot = botType == 'UserAssignedMSI'
// The one name in which the clouds differ and that no function of Bicep tells.
var databaseDomain = {
  Global: 'postgres.database.azure.com'
  UsGov: 'postgres.database.usgovcloudapi.net'
  UsGovDod: 'postgres.database.usgovcloudapi.net'
  China: 'postgres.database.chinacloudapi.cn'
}[microsoft365Cloud]
var vaultDomain = {
  Global: 'privatelink.vaultcore.azure.net'
  UsGov: 'privatelink.vaultcore.usgovcloudapi.net'
  UsGovDod: 'privatelink.vaultcore.usgovcloudapi.net'
  China: 'privatelink.vaultcore.azure.cn'
}[microsoft365Cloud]
var mayPull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')
var mayReadSecrets = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')

// Who the bot is, to Microsoft 365, to the Bot Framework, to the vault and to the registry. An identity without a secret.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
  tags: tags
}

// What keeps the database and the vault off the internet.
resource network 'Microsoft.Network/virtualNetworks@2024-01-01' = {
  name: '${name}-network'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressSpace] }
    subnets: [
      {
        name: 'bot'
        properties: {
          addressPrefix: cidrSubnet(addressSpace, 24, 0)
          delegations: [{ name: 'bot', properties: { serviceName: 'Microsoft.App/environments' } }]
          serviceEndpoints: isSqlite ? [{ service: 'Microsoft.Storage' }] : []
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: cidrSubnet(addressSpace, 24, 1)
          delegations: [{ name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: cidrSubnet(addressSpace, 24, 2) }
      }
    ]
  }

  resource botSubnet 'subnets' existing = { name: 'bot' }
  resource databaseSubnet 'subnets' existing = { name: 'database' }
  resource endpointSubnet 'subnets' existing = { name: 'endpoints' }
}

// What the bot writes to its console, and the platform about it.
resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logDays
  }
}

// The database password is nowhere else; it cannot be purged by whoever deletes the vault.
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${unique}kv'
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    publicNetworkAccess: 'Disabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: 'Deny' }
  }

  resource connection 'secrets' = if (!isSqlite) {
    name: 'database-connection'
    properties: {
      value: 'Host=${server!.properties.fullyQualifiedDomainName};Database=offboarding;Username=offboarding;Password=${databasePassword};SSL Mode=VerifyFull'
    }
  }
}

resource identityReadsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, mayReadSecrets)
  scope: vault
  properties: {
    roleDefinitionId: mayReadSecrets
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

// The vault's only address, inside the network, and its name there.
resource vaultEndpoint 'Microsoft.Network/privateEndpoints@2024-01-01' = {
  name: '${name}-vault'
  location: location
  tags: tags
  properties: {
    subnet: { id: network::endpointSubnet.id }
    privateLinkServiceConnections: [
      { name: 'vault', properties: { privateLinkServiceId: vault.id, groupIds: ['vault'] } }
    ]
  }

  resource zone 'privateDnsZoneGroups' = {
    name: 'default'
    properties: { privateDnsZoneConfigs: [{ name: 'vault', properties: { privateDnsZoneId: vaultZone.id } }] }
  }
}

// The vault's public name, told inside the network as its private address.
resource vaultZone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: vaultDomain
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'bot'
    location: 'global'
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
}

// Journal, requests and schedule, for any number of processes; point-in-time restore comes with it.
resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = if (!isSqlite) {
  name: '${unique}-db'
  location: location
  tags: tags
  sku: { name: databaseSku, tier: databaseTier }
  properties: {
    version: '16'
    administratorLogin: 'offboarding'
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: databaseGigabytes, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: backupDays, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: databaseHighAvailability }
    network: {
      delegatedSubnetResourceId: network::databaseSubnet.id
      privateDnsZoneArmResourceId: databaseZone.id
      publicNetworkAccess: 'Disabled'
    }
  }
  dependsOn: [databaseZone::link]

  resource tables 'databases' = { name: 'offboarding' }
}

// The database server's name inside the network; it has none outside.
resource databaseZone 'Microsoft.Network/privateDnsZones@2020-06-01' = if (!isSqlite) {
  name: '${name}.private.${databaseDomain}'
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'bot'
    location: 'global'
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
}

// Instead of the server: a share for one SQLite file. NFS, because SQLite needs locks that SMB shares do not keep.
resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = if (isSqlite) {
  name: take('${unique}files', 24)
  location: location
  tags: tags
  kind: 'FileStorage'
  sku: { name: 'Premium_LRS' }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    // NFS knows no encryption on the way; only the bot's own subnet reaches the share.
    supportsHttpsTrafficOnly: false
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Deny'
      virtualNetworkRules: [{ id: network::botSubnet.id, action: 'Allow' }]
    }
  }

  resource files 'fileServices' = {
    name: 'default'

    resource share 'shares' = {
      name: 'bot'
      properties: { enabledProtocols: 'NFS', shareQuota: 100, rootSquash: 'NoRootSquash' }
    }
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = { name: registryName }

resource identityPulls 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, identity.id, mayPull)
  scope: registry
  properties: {
    roleDefinitionId: mayPull
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

// Where the container runs: inside the network, with its console in the workspace above.
resource environment 'Microsoft.App/managedEnvironments@2026-01-01' = {
  name: '${name}-environment'
  location: location
  tags: tags
  properties: {
    vnetConfiguration: { infrastructureSubnetId: network::botSubnet.id, internal: false }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
  }

  resource share 'storages' = if (isSqlite) {
    name: 'data'
    properties: {
      nfsAzureFile: { server: '${storage!.name}.file.${az.environment().suffixes.storage}', shareName: '/${storage!.name}/bot', accessMode: 'ReadWrite' }
    }
    dependsOn: [storage::files::share]
  }
}

// The bot.
resource bot 'Microsoft.App/containerApps@2026-01-01' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    managedEnvironmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      // A new version takes over once it is ready; the old one ends its calls within ten seconds. SQLite takes one process, so there the old one goes first.
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 10
      ingress: { external: true, targetPort: 8080, allowInsecure: false, transport: 'http' }
      registries: [{ server: registry.properties.loginServer, identity: identity.id }]
      secrets: isSqlite ? [] : [{ name: 'database-connection', keyVaultUrl: vault::connection!.properties.secretUri, identity: identity.id }]
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'bot'
          image: '${registry.properties.loginServer}/${image}'
          resources: { cpu: json(cpu), memory: memory }
          env: concat(
            [
              { name: 'MicrosoftAppType', value: botType }
              { name: 'MicrosoftAppId', value: isIdentityTheBot ? identity.properties.clientId : botAppId }
              { name: 'MicrosoftAppTenantId', value: tenantId }
              { name: 'Microsoft365__TenantId', value: tenantId }
              { name: 'Microsoft365__Cloud', value: microsoft365Cloud }
              { name: 'Microsoft365__Credential', value: 'ManagedIdentity' }
              { name: 'Microsoft365__ClientId', value: identity.properties.clientId }
              { name: 'Access__ApproverGroupId', value: approverGroupId }
              { name: 'Storage__Provider', value: database }
              { name: 'Bot__TimeZone', value: timeZone }
            ],
            isIdentityTheBot ? [] : [{ name: 'MicrosoftAppClientId', value: identity.properties.clientId }],
            empty(requesterGroupId) ? [] : [{ name: 'Access__RequesterGroupId', value: requesterGroupId }],
            map(range(0, length(protectedUsers)), i => { name: 'Access__ProtectedUsers__${i}', value: protectedUsers[i] }),
            isSqlite ? [{ name: 'Storage__ConnectionString', value: 'Data Source=/data/bot.db' }] : [{ name: 'Storage__ConnectionString', secretRef: 'database-connection' }],
            empty(otlpEndpoint) ? [] : [{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: otlpEndpoint }]
          )
          probes: [
            { type: 'Liveness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 10, failureThreshold: 6 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: 8080 }, periodSeconds: 5, failureThreshold: 6 }
            { type: 'Startup', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 3, failureThreshold: 40 }
          ]
          volumeMounts: concat([{ volumeName: 'tmp', mountPath: '/tmp' }], isSqlite ? [{ volumeName: 'data', mountPath: '/data' }] : [])
        }
      ]
      volumes: concat([{ name: 'tmp', storageType: 'EmptyDir' }], isSqlite ? [{ name: 'data', storageType: 'NfsAzureFile', storageName: 'data' }] : [])
      // Offboardings wait for hours and must go on by themselves: never zero.
      scale: { minReplicas: isSqlite ? 1 : processes, maxReplicas: isSqlite ? 1 : processes }
    }
  }
  dependsOn: [identityPulls, identityReadsSecrets, vaultEndpoint::zone, vaultZone::link, server::tables, environment::share]
}

// What Teams knows of the bot: its address, and who it is.
resource azureBot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${unique}-bot'
  location: botLocation
  kind: 'azurebot'
  tags: tags
  sku: { name: botSku }
  properties: {
    displayName: 'Offboarding'
    endpoint: 'https://${bot.properties.configuration.ingress.fqdn}/api/messages'
    msaAppId: isIdentityTheBot ? identity.properties.clientId : botAppId
    msaAppType: botType
    msaAppTenantId: tenantId
    msaAppMSIResourceId: isIdentityTheBot ? identity.id : null
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: botLocation
    properties: { channelName: 'MsTeamsChannel', properties: { isEnabled: true } }
  }
}

@description('For deployment/grant.sh --principal.')
output principalId string = identity.properties.principalId

@description('For MICROSOFT_APP_ID of manifest/pack.sh.')
output appId string = isIdentityTheBot ? identity.properties.clientId : botAppId

output endpoint string = azureBot.properties.endpoint
