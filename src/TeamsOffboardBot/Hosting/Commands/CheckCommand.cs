using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting.Commands;

/// <summary>
/// <c>check</c>: has the bot all that it needs, and if not, what does it mean and what helps? Only reads, also beside a bot that
/// works. 0 nothing is missing, 1 something is missing or could not be asked; settings may follow.
/// </summary>
public static class CheckCommand
{
    private const string Usage = "Usage: check [--Microsoft365:TenantId ...]";

    private static readonly WordList Words = WordList.English;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is [var first, ..] && !first.StartsWith("--", StringComparison.Ordinal))
        {
            return await CommandLine.EndAsync(errors, Usage);
        }

        await using var parts = Parts(args);
        var mistakes = StartMistakes.Of(parts.Services);
        IReadOnlyList<CheckLine> lines = mistakes.Count > 0
            ? [.. mistakes.Select(Mistake)]
            : [new(CheckArea.Configuration, Phrase.Of("CheckUp.Configuration.Subject"), CheckVerdict.Ok, Phrase.Of("CheckUp.Configuration.Ok")),
                .. await parts.Services.GetRequiredService<ICheckUp>().RunAsync(CancellationToken.None)];
        await output.WriteAsync(CheckTable.Draw(lines, Words));
        var isWhole = lines.All(l => l.Verdict is CheckVerdict.Ok or CheckVerdict.NotNeeded);
        return isWhole ? CommandLine.Done : CommandLine.Failed;
    }

    private static CheckLine Mistake(string mistake) => new(
        CheckArea.Configuration,
        Phrase.Of("CheckUp.Configuration.Subject"),
        CheckVerdict.Missing,
        Phrase.Of("CheckUp.Text", ("text", mistake)),
        Phrase.Of("CheckUp.Configuration.Why"),
        Phrase.Of("CheckUp.Configuration.Fix"));

    /// <summary>The parts of the bot, none of them at work.</summary>
    private static WebApplication Parts(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddOffboarding(builder.Configuration);
        return builder.Build();
    }
}
