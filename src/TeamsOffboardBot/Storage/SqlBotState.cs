using System.Data.Common;
using Dapper;
using Microsoft.Bot.Builder;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TeamsOffboardBot.Storage;

/// <summary>
/// What the bot remembers of a conversation, as plain JSON: no type names, so nobody who can write the table can choose a
/// type to be made. Items come back as <see cref="JObject"/>, with open dialogs as a dictionary. An <see cref="IStoreItem"/> is refused when somebody else
/// wrote it meanwhile.
/// </summary>
internal sealed class SqlBotState(SqliteDatabase database) : IStorage
{
    private const string Upsert =
        """
        INSERT INTO bot_state (state_key, body, etag) VALUES (@key, @body, @etag)
        ON CONFLICT (state_key) DO UPDATE SET body = excluded.body, etag = excluded.etag
        """;

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.None,
        DateParseHandling = DateParseHandling.None,
        NullValueHandling = NullValueHandling.Include,
    });

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<Row>("SELECT state_key AS Key, body AS Body, etag AS ETag FROM bot_state WHERE state_key IN @keys", new { keys }),
            cancellationToken);
        return rows.ToDictionary(row => row.Key, object (row) => OpenDialogs.In(Parse(row)), StringComparer.Ordinal);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return database.WriteAsync(
            async transaction =>
            {
                foreach (var (key, item) in changes)
                {
                    await WriteAsync(transaction, key, item);
                }

                return changes.Count;
            },
            cancellationToken);
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return database.WriteAsync(
            transaction => transaction.Connection!.ExecuteAsync("DELETE FROM bot_state WHERE state_key IN @keys", new { keys }, transaction),
            cancellationToken);
    }

    private static async Task WriteAsync(DbTransaction transaction, string key, object? item)
    {
        var connection = transaction.Connection!;
        if (item is null)
        {
            await connection.ExecuteAsync("DELETE FROM bot_state WHERE state_key = @key", new { key }, transaction);
            return;
        }

        var etag = "";
        if (item is IStoreItem guarded)
        {
            var current = await connection.ExecuteScalarAsync<string?>("SELECT etag FROM bot_state WHERE state_key = @key", new { key }, transaction);
            if (!string.IsNullOrEmpty(current) && guarded.ETag != "*" && guarded.ETag != current)
            {
                // The exception the SDK's own storages throw.
                throw new ArgumentException($"Etag conflict: '{key}' was written by somebody else.", nameof(item));
            }

            etag = Next(current);
        }

        var body = JObject.FromObject(item, Serializer);
        await connection.ExecuteAsync(Upsert, new { key, body = body.ToString(Formatting.None), etag }, transaction);
    }

    private static string Next(string? etag) =>
        ((long.TryParse(etag, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0) + 1)
        .ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static JObject Parse(Row row)
    {
        using var reader = new JsonTextReader(new StringReader(row.Body)) { DateParseHandling = DateParseHandling.None };
        var item = JObject.Load(reader);
        if (row.ETag.Length > 0)
        {
            item["eTag"] = row.ETag;
        }

        return item;
    }

    private sealed record Row
    {
        public string Key { get; init; } = "";

        public string Body { get; init; } = "";

        public string ETag { get; init; } = "";
    }
}
