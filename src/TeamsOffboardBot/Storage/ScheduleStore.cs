using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Storage;

/// <summary>
/// Where Quartz keeps its alarms: in the same PostgreSQL database, shared by all processes; beside our SQLite file in one of its
/// own, because both lock the whole file when they write.
/// </summary>
internal sealed class ScheduleStore(Database database) : IScheduleStore
{
    public Task AloneAsync(Func<Task> work, CancellationToken cancellationToken) => database.AloneAsync(work, cancellationToken);

    /// <summary>Settings that cannot work are left alone: they are told of, all together, before anything starts.</summary>
    public static void Configure(IQuartzBuilder quartz, IConfiguration configuration)
    {
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new StorageOptions();
        var checkIn = configuration.GetSection(ScheduleOptions.Section).Get<ScheduleOptions>()?.CheckInInterval ?? new ScheduleOptions().CheckInInterval;
        var isServer = storage.Provider == StorageOptions.PostgreSql;
        var address = isServer ? PostgreSqlDatabase.Completed(storage.ConnectionString) : Beside(storage.ConnectionString);
        if (address.Length == 0)
        {
            return;
        }

        quartz.UsePersistentStore(store =>
        {
            if (isServer)
            {
                store.UsePostgres(NpgsqlFactory.Instance, address);
                store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (checkIn, checkIn));
            }
            else
            {
                store.UseSqlite(SqliteFactory.Instance, address);
            }

            store.ProvisionSchema();
        });
    }

    /// <summary>Of <c>bot.db</c>, <c>bot-schedule.db</c>.</summary>
    private static string Beside(string connectionString)
    {
        try
        {
            var file = new SqliteConnectionStringBuilder(connectionString);
            file.DataSource = Path.ChangeExtension(file.DataSource, null) + "-schedule" + Path.GetExtension(file.DataSource);
            return file.ConnectionString;
        }
        catch (ArgumentException)
        {
            return "";
        }
    }
}
