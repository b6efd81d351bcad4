using System.Text.RegularExpressions;
using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.Conventions;

/// <summary>What operators read before an update and in trouble is what the program does.</summary>
public sealed partial class OperatorPageTests
{
    private static string Page(string file) => File.ReadAllText(Path.Combine(Source.Repository, file));

    [Fact]
    public void The_release_notes_name_the_version_of_the_tables() =>
        Page("deployment/CHANGELOG.md").ShouldContain($"- **Tables:** version {Migrations.All.Count}.");

    [Fact]
    public void What_the_runbook_says_to_type_in_chat_is_a_command()
    {
        var typed = Typed().Matches(Runbook).Select(m => m.Groups["typed"].Value).ToList();

        typed.Select(t => t.Split(' ')[0]).ShouldBe(["reinstate", "status"], ignoreOrder: true);
        typed.ShouldAllBe(text => !(CommandReader.Read(text.Replace("<name>", "Adele Vance", StringComparison.Ordinal)) is Command.Other));
    }

    [Fact]
    public void Every_setting_that_the_runbook_names_is_one_that_the_readme_explains()
    {
        var readme = Page("README.md");
        var named = Setting().Matches(Runbook).Select(m => m.Value).Distinct(StringComparer.Ordinal).ToList();

        named.ShouldNotBeEmpty();
        named.Where(setting => !readme.Contains(setting, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Runbook => Page("deployment/README.md").Split("## Runbook")[1];

    [GeneratedRegex("`(?<typed>[a-z]+ <name>)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Typed();

    [GeneratedRegex("`[A-Z][A-Za-z]+__[A-Za-z]+`", RegexOptions.NonBacktracking)]
    private static partial Regex Setting();
}
