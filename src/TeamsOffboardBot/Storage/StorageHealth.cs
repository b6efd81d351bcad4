using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TeamsOffboardBot.Storage;

internal sealed class StorageHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.ReadAsync(connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM schema_version"), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is DbException or StorageUnusableException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception: fault);
        }
    }
}
