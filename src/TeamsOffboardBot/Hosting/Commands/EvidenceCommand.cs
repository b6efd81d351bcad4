using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Hosting.Commands;

/// <summary>
/// <c>evidence &lt;request&gt; --out DIR</c>: writes the evidence of one request as JSON and as a page. The database
/// is only read, so the bot may go on; settings may follow.
/// </summary>
public static class EvidenceCommand
{
    private const string Usage = "Usage: evidence <request> --out DIR [--Storage:ConnectionString ...]";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not [var request, "--out", var folder, .. var settings] || request.StartsWith('-'))
        {
            return await CommandLine.EndAsync(errors, Usage);
        }

        if (!Directory.Exists(folder))
        {
            return await CommandLine.EndAsync(errors, $"There is no directory '{folder}'.", CommandLine.Failed);
        }

        try
        {
            var database = new SqliteConnectionStringBuilder(Options(settings).ConnectionString).DataSource;
            return File.Exists(database)
                ? await WriteAsync(database, RequestId.From(request), folder, output, errors)
                : await CommandLine.EndAsync(errors, $"There is no database '{database}'.", CommandLine.Failed);
        }
        catch (OptionsValidationException wrong)
        {
            return await CommandLine.EndAsync(errors, string.Join(' ', wrong.Failures), CommandLine.Failed);
        }
        catch (Exception broken) when (broken is StorageUnusableException or JournalUnreadableException or IOException or UnauthorizedAccessException)
        {
            return await CommandLine.EndAsync(errors, broken.Message, CommandLine.Failed);
        }
    }

    private static StorageOptions Options(string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddStorage(builder.Configuration);
        using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<IOptions<StorageOptions>>().Value;
    }

    private static async Task<int> WriteAsync(string database, RequestId request, string folder, TextWriter output, TextWriter errors)
    {
        var journals = await JournalFile.ReadAsync(database, CancellationToken.None);
        if (journals.FirstOrDefault(j => j.Request == request) is not { Entries.Count: > 0 } journal)
        {
            return await CommandLine.EndAsync(errors, $"There is no request '{request}'.", CommandLine.Failed);
        }

        var flaw = ChainCheck.FirstFlaw(request, journal.Entries, new ChainHead(journal.ListedSeq, journal.ListedHead));
        var evidence = new EvidenceMaker(WordList.English).Make(journal.Entries, TimeProvider.System.GetUtcNow());
        var file = Path.Combine(folder, $"evidence-{request}");
        await File.WriteAllTextAsync($"{file}.json", EvidenceJson.Write(evidence));
        await File.WriteAllTextAsync($"{file}.html", new EvidencePage(WordList.English).Write(evidence, flaw));
        await output.WriteLineAsync($"{file}.json");
        await output.WriteLineAsync($"{file}.html");
        return flaw is null ? CommandLine.Done : await CommandLine.EndAsync(errors, VerifyCommand.Line(flaw), CommandLine.Failed);
    }
}
