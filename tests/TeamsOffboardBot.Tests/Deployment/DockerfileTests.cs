using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Deployment;

/// <summary>There is no Docker where these tests run; the file is held to what hadolint asks for and to what the README promises.</summary>
public sealed partial class DockerfileTests
{
    private static readonly List<(string Word, string Text)> Instructions =
    [
        .. Continued().Replace(File.ReadAllText(Scripts.PathOf("deployment/Dockerfile")), " ").Split('\n')
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ', 2)).Select(l => (l[0], l[1].Trim())),
    ];

    private static IEnumerable<(string Word, string Text)> LastStage => Instructions.Skip(Instructions.FindLastIndex(i => i.Word == "FROM"));

    [Fact]
    public void Images_are_Microsofts_of_one_version_and_never_the_latest()
    {
        var images = Instructions.Where(i => i.Word == "FROM").Select(i => i.Text.Split(' ')[0]).ToList();

        images.Count.ShouldBe(2);
        images.ShouldAllBe(i => i.StartsWith("mcr.microsoft.com/dotnet/", StringComparison.Ordinal) && Version().IsMatch(i));
        images[^1].ShouldContain("chiseled-extra", customMessage: "The bot needs time zones and cultures.");
    }

    [Fact]
    public void The_bot_is_nobody_and_its_image_holds_nothing_but_it()
    {
        LastStage.Select(i => i.Word).ShouldNotContain("RUN");
        Instructions.Select(i => i.Word).ShouldNotContain("ADD");
        LastStage.Last(i => i.Word == "USER").Text.ShouldBe("$APP_UID");
        LastStage.Where(i => i.Word == "COPY").ShouldAllBe(i => i.Text.StartsWith("--from=build ", StringComparison.Ordinal));
        LastStage.Where(i => i.Word == "WORKDIR").ShouldAllBe(i => i.Text.StartsWith('/'));
        Instructions.Where(i => i.Word is "ENV" or "ARG").ShouldAllBe(i => !Secret().IsMatch(i.Text));
    }

    [Fact]
    public void It_starts_without_a_shell_and_asks_for_health_with_a_command_that_the_bot_has()
    {
        Instructions.Single(i => i.Word == "ENTRYPOINT").Text.ShouldBe("""["dotnet", "TeamsOffboardBot.dll"]""");
        Instructions.Single(i => i.Word == "HEALTHCHECK").Text.ShouldEndWith("""CMD ["dotnet", "TeamsOffboardBot.dll", "health"]""");
    }

    [Fact]
    public async Task The_health_command_tells_a_bot_that_works_from_one_that_is_away()
    {
        await using var bot = await BotHost.StartProcessAsync();
        var port = new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_HTTP_PORTS"] = bot.Http.BaseAddress!.Port.ToString(CultureInfo.InvariantCulture) };

        (await BotProcess.RunAsync(port, "health")).ExitCode.ShouldBe(0);
        await bot.KillAsync();
        var (exitCode, output) = await BotProcess.RunAsync(port, "health");

        exitCode.ShouldBe(1);
        output.ShouldContain("does not answer");
    }

    [GeneratedRegex(@" *\\\n *", RegexOptions.NonBacktracking)]
    private static partial Regex Continued();

    [GeneratedRegex(":10\\.0-noble", RegexOptions.NonBacktracking)]
    private static partial Regex Version();

    [GeneratedRegex("password=|secret|token", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
