using System.Globalization;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.Filing;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Storage;

namespace TeamsOffboardBot.Hosting.Commands;

/// <summary>
/// <c>evidence &lt;request&gt; --out DIR</c>: writes the evidence of one request as JSON and as a page. The database
/// is only read, so the bot may go on; settings may follow.
/// </summary>
public static class EvidenceCommand
{
    private const string Usage = "Usage: evidence <request> --out DIR [--language en|nl|sv] [--Storage:ConnectionString ...]";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not [var request, "--out", var folder, .. var settings] || request.StartsWith('-'))
        {
            return await CommandLine.EndAsync(errors, Usage);
        }

        var words = WordList.English;
        if (settings is ["--language", var language, .. var rest])
        {
            if (!Languages.All.Contains(language, StringComparer.Ordinal))
            {
                return await CommandLine.EndAsync(errors, $"There is no language '{language}'. Languages: {string.Join(", ", Languages.All)}.");
            }

            (words, settings) = (new WordList(Languages.CultureOf(language, locale: null)), rest);
        }

        if (!Directory.Exists(folder))
        {
            return await CommandLine.EndAsync(errors, $"There is no directory '{folder}'.", CommandLine.Failed);
        }

        try
        {
            await using var parts = Parts(settings);
            return await WriteAsync(parts, words, RequestId.From(request), folder, output, errors);
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

    private static ServiceProvider Parts(string[] settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        return builder.Services
            .AddAudit(builder.Configuration)
            .AddStorage(builder.Configuration)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<EvidenceFiles>()
            .BuildServiceProvider();
    }

    private static async Task<int> WriteAsync(ServiceProvider parts, WordList words, RequestId request, string folder, TextWriter output, TextWriter errors)
    {
        switch (await parts.GetRequiredService<EvidenceFiles>().MakeAsync(request, words.Culture, CancellationToken.None))
        {
            case MadeEvidence.Files made:
                if (made.ErasedAt is { } erased)
                {
                    await output.WriteLineAsync(WordList.English.Say("Evidence.Erased", ("request", request.Value), ("at", UtcText.Of(erased))));
                }

                foreach (var file in made.All.OrderByDescending(f => f.Format))
                {
                    var path = Path.Combine(folder, file.Name);
                    await File.WriteAllBytesAsync(path, file.Content);
                    await output.WriteLineAsync(path);
                }

                return made.Flaw is null ? CommandLine.Done : await CommandLine.EndAsync(errors, VerifyCommand.Line(made.Flaw), CommandLine.Failed);
            default:
                return await CommandLine.EndAsync(errors, $"There is no request '{request}'.", CommandLine.Failed);
        }
    }
}
