using System.Data.Common;
using Dapper;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Tests.Storage;

/// <summary>Many who want to write while somebody writes who takes long.</summary>
public sealed class WritingCrowd
{
    private readonly TaskCompletionSource _slow = new();
    private readonly Task _before;

    private WritingCrowd(Database database)
    {
        Database = database;
        _before = WriteAsync("before", _ => _slow.Task);
    }

    public Database Database { get; }

    public static async Task<WritingCrowd> GatherAsync(Database database)
    {
        await database.PrepareAsync(CancellationToken.None);
        return new(database);
    }

    public Task<int> WriteAsync(string name, Func<DbTransaction, Task>? then = null, CancellationToken cancellationToken = default) => Database.WriteAsync(
        async transaction =>
        {
            var rows = await transaction.Connection!.ExecuteAsync("INSERT INTO welcomed (person_id) VALUES (@name)", new { name }, transaction);
            await (then?.Invoke(transaction) ?? Task.CompletedTask);
            return rows;
        },
        cancellationToken);

    public void LetThrough() => _slow.SetResult();

    public async Task<IReadOnlyList<string>> WrittenAsync()
    {
        await _before;
        return await Database.ReadAsync(async connection => (await connection.QueryAsync<string>("SELECT person_id FROM welcomed ORDER BY person_id")).AsList(), CancellationToken.None);
    }
}
