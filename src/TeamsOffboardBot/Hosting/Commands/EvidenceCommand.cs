using Microsoft.Extensions.Options;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Hosting.Commands;

/// <summary><c>evidence &lt;request&gt; --out DIR</c>: writes the evidence of one request as JSON and as a page. Settings may follow.</summary>
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
            await using var services = Services(settings);
            return await WriteAsync(services, RequestId.From(request), folder, output, errors);
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

    private static ServiceProvider Services(string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddStorage(builder.Configuration);
        return services.BuildServiceProvider();
    }

    private static async Task<int> WriteAsync(IServiceProvider services, RequestId request, string folder, TextWriter output, TextWriter errors)
    {
        var entries = await services.GetRequiredService<IJournal>().EntriesAsync(request, CancellationToken.None);
        if (entries.Count == 0)
        {
            return await CommandLine.EndAsync(errors, $"There is no request '{request}'.", CommandLine.Failed);
        }

        var flaw = ChainCheck.FirstFlaw(request, entries, head: null);
        var evidence = new EvidenceMaker(WordList.English).Make(entries, services.GetRequiredService<TimeProvider>().GetUtcNow());
        var file = Path.Combine(folder, $"evidence-{request}");
        await File.WriteAllTextAsync($"{file}.json", EvidenceJson.Write(evidence));
        await File.WriteAllTextAsync($"{file}.html", new EvidencePage(WordList.English).Write(evidence, flaw));
        await output.WriteLineAsync($"{file}.json");
        await output.WriteLineAsync($"{file}.html");
        return flaw is null ? CommandLine.Done : await CommandLine.EndAsync(errors, VerifyCommand.Line(flaw), CommandLine.Failed);
    }
}
