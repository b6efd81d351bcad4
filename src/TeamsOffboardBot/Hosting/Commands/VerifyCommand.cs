using System.Globalization;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Hosting.Commands;

/// <summary>
/// <c>verify &lt;file|database&gt; [--key FILE] [--seal HASH]</c>: recomputes the chain of an evidence file or of every request in
/// a database, and names the first event of each request that does not fit. A database is a SQLite file, or a PostgreSQL one as a
/// connection string (without a password it is taken from PGPASSWORD or the password file). With a key, every chain must end where
/// it was signed to end; with a seal from a card or a page, some event must carry it. 0 whole, 1 broken, 2 nothing to check.
/// </summary>
public static class VerifyCommand
{
    private const string Usage = "Usage: verify <evidence file|database> [--key FILE] [--seal HASH]";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not [var path, .. var options] || path.StartsWith('-') || Anchors.Of(options) is not { } asked)
        {
            return await CommandLine.EndAsync(errors, Usage);
        }

        var isFile = File.Exists(path);
        if (!isFile && !PostgreSqlDatabase.NamesADatabase(path))
        {
            return await CommandLine.EndAsync(errors, $"There is no file '{path}'.");
        }

        try
        {
            using var keys = await KeysAsync(asked.KeyFile);
            using var database = await DatabaseAsync(path, isFile);
            var anchors = new ChainAnchors(keys, asked.Seal?.Trim().ToLowerInvariant());
            var found = database is null ? await OfEvidenceAsync(path, anchors) : await OfDatabaseAsync(database, anchors);
            return await SayAsync(found, anchors, output, errors);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or StorageUnusableException)
        {
            return await CommandLine.EndAsync(errors, unreadable.Message);
        }
    }

    internal static string Line(ChainFlaw flaw) => WordList.English.Say(
        "Evidence.Verify.Broken",
        ("request", flaw.Request.Value),
        ("seq", Number(flaw.Seq)),
        ("kind", flaw.Kind),
        ("what", WordList.English.Say(flaw.What)));

    private static async Task<HeadKeys?> KeysAsync(string? file) => file is null
        ? null
        : HeadKeys.Read(await File.ReadAllTextAsync(file))
            ?? throw new StorageUnusableException($"'{file}' holds no key of an elliptic curve in PEM; 'openssl ec -pubout' makes one from the signing key.");

    /// <summary>Null when the file is none.</summary>
    private static async Task<Database?> DatabaseAsync(string path, bool isFile) => isFile
        ? await SqliteDatabase.IsDatabaseAsync(path) ? SqliteDatabase.OfFile(path) : null
        : new PostgreSqlDatabase(path);

    private static async Task<Found> OfDatabaseAsync(Database database, ChainAnchors anchors)
    {
        var journals = await KeptJournals.AllAsync(database, CancellationToken.None);
        return new Found(
            [.. journals.Select(j => ChainCheck.FirstFlaw(j.Request, j.Entries, j.Head) ?? anchors.FirstFlaw(j.Request, j.Entries, j.Signature)).OfType<ChainFlaw>()],
            [.. journals.SelectMany(j => j.Entries)],
            journals.Count,
            journals.Select(j => j.Signature).OfType<HeadSignature>().FirstOrDefault());
    }

    private static async Task<Found> OfEvidenceAsync(string path, ChainAnchors anchors)
    {
        var text = await File.ReadAllTextAsync(path);
        return EvidenceJson.Read(text) is { } evidence
            ? Of(evidence.Report.Request, evidence.Chain, EvidenceCheck.FirstFlaw(evidence, anchors))
            : EvidenceJson.ReadErased(text) is { } erased
                ? Of(erased.Request, erased.Chain, EvidenceCheck.FirstFlaw(erased, anchors))
                : throw new StorageUnusableException(EvidenceJson.UnknownSchemaOf(text) is { } schema
                    ? $"'{path}' follows the schema {schema}, which this version does not know. Nothing is said of its events: verify it with the version of the bot that wrote it, or a newer one."
                    : $"'{path}' is neither evidence that this version can read nor a database.");

        static Found Of(RequestId request, EvidenceChain chain, ChainFlaw? flaw) => new(flaw is null ? [] : [flaw], EvidenceCheck.EntriesOf(request, chain), 1, chain.Signature);
    }

    private static async Task<int> SayAsync(Found found, ChainAnchors anchors, TextWriter output, TextWriter errors)
    {
        foreach (var flaw in found.Flaws)
        {
            await errors.WriteLineAsync(Line(flaw));
        }

        var at = anchors.SealedIn(found.Entries);
        if (anchors.Seal is { } seal && at is null)
        {
            await errors.WriteLineAsync(WordList.English.Say("Evidence.Verify.NoSeal", ("seal", seal)));
        }

        if (found.Flaws.Count > 0 || (anchors.Seal is not null && at is null))
        {
            return CommandLine.Failed;
        }

        await output.WriteLineAsync(WordList.English.Say("Evidence.Verify.Whole", ("count", Number(found.Requests)), ("events", Number(found.Entries.Count))));
        if (at is not null)
        {
            await output.WriteLineAsync(WordList.English.Say("Evidence.Verify.Sealed", ("request", at.Request.Value), ("seq", Number(at.Seq))));
        }

        if (anchors.Keys is not null)
        {
            await output.WriteLineAsync(WordList.English.Say("Evidence.Verify.Signed"));
        }
        else if (found.Signature is { } signature)
        {
            await output.WriteLineAsync(WordList.English.Say("Evidence.Verify.KeyNotNamed", ("key", signature.KeyId)));
        }

        return CommandLine.Done;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <param name="Signature">One of those that were found, if any was.</param>
    private sealed record Found(IReadOnlyList<ChainFlaw> Flaws, IReadOnlyList<JournalEntry> Entries, int Requests, HeadSignature? Signature);

    private sealed record Anchors(string? KeyFile, string? Seal)
    {
        /// <summary>Null when they are not of this command.</summary>
        public static Anchors? Of(string[] options) => options switch
        {
            [] => new Anchors(null, null),
            ["--key", var file, .. var rest] when Of(rest) is { KeyFile: null } others => others with { KeyFile = file },
            ["--seal", { Length: > 0 } seal, .. var rest] when Of(rest) is { Seal: null } others => others with { Seal = seal },
            _ => null,
        };
    }
}
