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
internal sealed class SqlBotState(Database database) : IStorage
{
    // One key a statement: the engines know no common way to hand over a list, and a turn has one or two.
    private const string Select = "SELECT state_key AS Key, body AS Body, etag AS ETag FROM bot_state WHERE state_key = @key";
    private const string Delete = "DELETE FROM bot_state WHERE state_key = @key";

    private const string Upsert =
        """
        INSERT INTO bot_state (state_key, body, etag) VALUES (@key, @body, @etag)
        ON CONFLICT (state_key) DO UPDATE SET body = excluded.body, etag = excluded.etag
        """;

    private const string UpsertOver = $"{Upsert} WHERE bot_state.etag = @current";

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.None,
        DateParseHandling = DateParseHandling.None,
        NullValueHandling = NullValueHandling.Include,
        StringEscapeHandling = StringEscapeHandling.EscapeNonAscii,
    });

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var rows = await database.ReadAsync(
            async connection =>
            {
                List<Row> found = [];
                foreach (var key in keys.Distinct(StringComparer.Ordinal))
                {
                    found.AddRange(await connection.QueryAsync<Row>(Select, new { key }));
                }

                return found;
            },
            cancellationToken);
        return rows.ToDictionary(row => row.Key, object (row) => OpenDialogs.In(Parse(row)), StringComparer.Ordinal);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return database.WriteAsync(
            async transaction =>
            {
                // In one order, so that two who write the same keys never wait for each other in a circle.
                foreach (var (key, item) in changes.OrderBy(change => change.Key, StringComparer.Ordinal))
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
            transaction => transaction.Connection!.ExecuteAsync(Delete, keys.Order(StringComparer.Ordinal).Select(key => new { key }), transaction),
            cancellationToken);
    }

    private static async Task WriteAsync(DbTransaction transaction, string key, object? item)
    {
        var connection = transaction.Connection!;
        if (item is null)
        {
            await connection.ExecuteAsync(Delete, new { key }, transaction);
            return;
        }

        using var text = new StringWriter();
        Serializer.Serialize(text, item);
        var body = text.ToString();
        if (item is not IStoreItem guarded)
        {
            await connection.ExecuteAsync(Upsert, new { key, body, etag = "" }, transaction);
            return;
        }

        var current = await connection.ExecuteScalarAsync<string?>("SELECT etag FROM bot_state WHERE state_key = @key", new { key }, transaction) ?? "";
        var isMine = current.Length == 0 || guarded.ETag == "*" || guarded.ETag == current;
        if (!isMine || await connection.ExecuteAsync(guarded.ETag == "*" ? Upsert : UpsertOver, new { key, body, etag = Next(current), current }, transaction) == 0)
        {
            // The exception the SDK's own storages throw.
            throw new ArgumentException($"Etag conflict: '{key}' was written by somebody else.", nameof(item));
        }
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
