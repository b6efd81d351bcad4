using System.Globalization;
using Dapper;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Storage;

/// <summary>Journals as they lie in a database that is only looked at, all of them or one.</summary>
public sealed class KeptJournals(Database database) : IKeptJournals
{
    public async Task<KeptJournal?> FindAsync(RequestId request, CancellationToken cancellationToken) =>
        (await ReadAsync(database, request, cancellationToken)).FirstOrDefault(j => j.Entries.Count > 0);

    public static Task<IReadOnlyList<KeptJournal>> AllAsync(Database database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        return ReadAsync(database, only: null, cancellationToken);
    }

    private static Task<IReadOnlyList<KeptJournal>> ReadAsync(Database database, RequestId? only, CancellationToken cancellationToken) => database.LookAsync<IReadOnlyList<KeptJournal>>(
        async moment =>
        {
            var connection = moment.Connection!;
            var which = new { request = only?.Value };
            var journal = $"SELECT {JournalRow.Columns} FROM journal {(only is null ? "" : "WHERE request_id = @request")} ORDER BY request_id, seq";
            var entries = (await connection.QueryAsync<JournalRow>(journal, which, moment)).ToLookup(row => row.RequestId, row => row.ToEntry(), StringComparer.Ordinal);
            // Whatever columns there are: a database of an older version is checked as it is.
            var listed = (await connection.QueryAsync($"SELECT * FROM requests {(only is null ? "" : "WHERE id = @request")}", which, moment))
                .Cast<IDictionary<string, object?>>()
                .ToDictionary(row => (string)row["id"]!, StringComparer.Ordinal);
            return
            [
                .. listed.Keys.Union(entries.Select(e => e.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(id => Of(RequestId.From(id), [.. entries[id]], listed.GetValueOrDefault(id))),
            ];
        },
        cancellationToken);

    private static KeptJournal Of(RequestId request, IReadOnlyList<JournalEntry> entries, IDictionary<string, object?>? listed) => new(
        request,
        entries,
        listed is null ? new ChainHead(0, "") : new ChainHead(Convert.ToInt64(listed["seq"], CultureInfo.InvariantCulture), (string)listed["head"]!),
        HeadSignature.Read(listed?.TryGetValue("head_signature", out var signature) == true ? (string?)signature : null));
}
