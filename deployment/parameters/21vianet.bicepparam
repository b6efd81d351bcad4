using '../main.bicep'

// Operated by 21Vianet: az cloud set --name AzureChinaCloud
param microsoft365Cloud = 'China'
param location = 'chinanorth3'
param registryName = readEnvironmentVariable('REGISTRY')
param image = readEnvironmentVariable('IMAGE')
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')
param approverGroupId = readEnvironmentVariable('APPROVER_GROUP')
param requesterGroupId = readEnvironmentVariable('REQUESTER_GROUP', '')
// An app registration that trusts the identity: whether a managed identity can itself be a bot differs from cloud to cloud.
param botType = 'SingleTenant'
param botAppId = readEnvironmentVariable('BOT_APP_ID')
