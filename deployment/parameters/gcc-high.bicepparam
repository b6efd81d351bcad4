using '../main.bicep'

// GCC High, in Azure Government: az cloud set --name AzureUSGovernment
param microsoft365Cloud = 'UsGov'
param location = 'usgovvirginia'
param registryName = readEnvironmentVariable('REGISTRY')
param image = readEnvironmentVariable('IMAGE')
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')
param approverGroupId = readEnvironmentVariable('APPROVER_GROUP')
param requesterGroupId = readEnvironmentVariable('REQUESTER_GROUP', '')
// An app registration that trusts the identity: whether a managed identity can itself be a bot differs from cloud to cloud.
param botType = 'SingleTenant'
param botAppId = readEnvironmentVariable('BOT_APP_ID')
