using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Conventions;

public sealed partial class ThreatTableTests
{
    [Fact]
    public void Every_defence_in_the_readme_names_tests_that_exist()
    {
        var readme = File.ReadAllLines(Path.Combine(Source.Repository, "README.md"));
        var threats = readme.SkipWhile(line => line != "| threat | defence | test |").Skip(2).TakeWhile(line => line.StartsWith('|')).ToList();
        var tests = typeof(ThreatTableTests).Assembly.GetTypes().Where(type => type.Name.EndsWith("Tests", StringComparison.Ordinal)).Select(type => type.Name).ToHashSet(StringComparer.Ordinal);

        threats.Count.ShouldBeGreaterThan(10);
        threats.Where(line => !Names(line).Any()).ShouldBeEmpty("each threat has a test");
        threats.SelectMany(Names).Where(name => !tests.Contains(name)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Names(string line) => TestName().Matches(line.Split('|')[3]).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TestName();
}
