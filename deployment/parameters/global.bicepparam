using '../main.bicep'

param microsoft365Cloud = 'Global'
param location = 'westeurope'
param registryName = readEnvironmentVariable('REGISTRY')
param image = readEnvironmentVariable('IMAGE')
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')
param approverGroupId = readEnvironmentVariable('APPROVER_GROUP')
param requesterGroupId = readEnvironmentVariable('REQUESTER_GROUP', '')
