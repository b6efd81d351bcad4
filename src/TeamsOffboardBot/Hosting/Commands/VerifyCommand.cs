using System.Globalization;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Hosting.Commands;

/// <summary>
/// <c>verify &lt;file|database&gt;</c>: recomputes the chain of an evidence file or of every request in a database, and names
/// the first event of each request that does not fit. 0 whole, 1 broken, 2 nothing to check.
/// </summary>
public static class VerifyCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not [var path] || path.StartsWith('-'))
        {
            return await CommandLine.EndAsync(errors, "Usage: verify <evidence file|database>");
        }

        if (!File.Exists(path))
        {
            return await CommandLine.EndAsync(errors, $"There is no file '{path}'.");
        }

        try
        {
            var (flaws, requests, events) = await JournalFile.IsDatabaseAsync(path) ? await OfDatabaseAsync(path) : await OfEvidenceAsync(path);
            return await SayAsync(flaws, requests, events, output, errors);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or StorageUnusableException)
        {
            return await CommandLine.EndAsync(errors, unreadable.Message);
        }
    }

    internal static string Line(ChainFlaw flaw) => WordList.English.Say(
        "Evidence.Verify.Broken",
        ("request", flaw.Request.Value),
        ("seq", flaw.Seq.ToString(CultureInfo.InvariantCulture)),
        ("kind", flaw.Kind),
        ("what", WordList.English.Say(flaw.What)));

    private static async Task<(IReadOnlyList<ChainFlaw> Flaws, int Requests, int Events)> OfDatabaseAsync(string path)
    {
        var journals = await JournalFile.ReadAsync(path, CancellationToken.None);
        var flaws = journals.Select(j => ChainCheck.FirstFlaw(j.Request, j.Entries, new ChainHead(j.ListedSeq, j.ListedHead))).OfType<ChainFlaw>();
        return ([.. flaws], journals.Count, journals.Sum(j => j.Entries.Count));
    }

    private static async Task<(IReadOnlyList<ChainFlaw> Flaws, int Requests, int Events)> OfEvidenceAsync(string path)
    {
        var evidence = EvidenceJson.Read(await File.ReadAllTextAsync(path))
            ?? throw new StorageUnusableException($"'{path}' is neither evidence that this version can read nor a database.");
        return (EvidenceCheck.FirstFlaw(evidence) is { } flaw ? [flaw] : [], 1, evidence.Chain.Events.Count);
    }

    private static async Task<int> SayAsync(IReadOnlyList<ChainFlaw> flaws, int requests, int events, TextWriter output, TextWriter errors)
    {
        foreach (var flaw in flaws)
        {
            await errors.WriteLineAsync(Line(flaw));
        }

        if (flaws.Count > 0)
        {
            return CommandLine.Failed;
        }

        await output.WriteLineAsync(WordList.English.Say(
            "Evidence.Verify.Whole",
            ("count", requests.ToString(CultureInfo.InvariantCulture)),
            ("events", events.ToString(CultureInfo.InvariantCulture))));
        return CommandLine.Done;
    }
}
