using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Deployment;

/// <summary>No Bicep compiler can be had where these tests run, so the template is held to rules that can be read off its text.</summary>
public sealed partial class BicepTests
{
    private static readonly string Template = File.ReadAllText(Scripts.PathOf("deployment/main.bicep"));

    private static readonly string[] Lines = Template.Split('\n');

    public static TheoryData<string> ParameterFiles() => [.. Directory.GetFiles(Scripts.PathOf("deployment/parameters")).Select(f => Path.GetFileName(f)!)];

    [Fact]
    public void Every_resource_says_why_it_is_there()
    {
        var wordless = Lines.Select((line, i) => (line, Before: i == 0 ? "" : Lines[i - 1]))
            .Where(l => TopResource().IsMatch(l.line) && !l.line.Contains(" existing ", StringComparison.Ordinal) && !l.line.Contains("roleAssignments@", StringComparison.Ordinal))
            .Where(l => !l.Before.StartsWith("// ", StringComparison.Ordinal))
            .Select(l => l.line);

        wordless.ShouldBeEmpty();
    }

    [Fact]
    public void Every_parameter_and_variable_and_resource_that_is_named_is_declared_and_used()
    {
        var declared = Declaration().Matches(Template).Select(m => m.Groups["name"].Value).ToList();

        declared.Count.ShouldBeGreaterThan(30);
        declared.ShouldBeUnique();
        declared.Where(name => Regex.Count(Template, $@"\b{name}\b", RegexOptions.NonBacktracking) < 2).ShouldBeEmpty();
    }

    [Fact]
    public void Brackets_and_quotes_close_where_they_opened()
    {
        Stack<char> open = [];
        foreach (var letter in Quoted().Replace(Comment().Replace(Template, ""), "''"))
        {
            if (letter is '{' or '[' or '(')
            {
                open.Push(letter);
            }
            else if (letter is '}' or ']' or ')')
            {
                open.Pop().ShouldBe(letter switch { '}' => '{', ']' => '[', _ => '(' });
            }
        }

        open.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_but_the_bot_has_a_public_address_and_nothing_speaks_without_encryption()
    {
        Regex.Count(Template, "publicNetworkAccess: 'Disabled'", RegexOptions.NonBacktracking).ShouldBe(2);
        Template.ShouldNotContain("publicNetworkAccess: 'Enabled'");
        Template.ShouldContain("allowInsecure: false");
        Template.ShouldContain("SSL Mode=VerifyFull");
        Template.ShouldContain("defaultAction: 'Deny'");
        Template.ShouldNotContain("defaultAction: 'Allow'");
    }

    [Fact]
    public void Secrets_are_secure_parameters_without_a_default_and_leave_through_no_output()
    {
        Array.IndexOf(Lines, "param databasePassword string").ShouldBe(Array.IndexOf(Lines, "@secure()") + 2);
        Lines.Where(l => l.StartsWith("output ", StringComparison.Ordinal)).ShouldAllBe(l => !Secret().IsMatch(l));
        Lines.Count(l => l.Contains("databasePassword", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public void Every_setting_that_it_gives_the_bot_is_one_that_the_readme_explains()
    {
        var readme = File.ReadAllText(Scripts.PathOf("README.md"));
        var settings = Setting().Matches(Template).Select(m => m.Groups["name"].Value).Where(n => n.Contains("__", StringComparison.Ordinal) || n.StartsWith("MicrosoftApp", StringComparison.Ordinal)).ToList();

        settings.Count.ShouldBeGreaterThan(10);
        settings.Select(s => s.Replace("__${i}", "", StringComparison.Ordinal)).Where(s => !readme.Contains($"`{s}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public void Parameters_of_a_cloud_are_parameters_of_the_template_and_all_that_it_asks_for(string file)
    {
        var text = File.ReadAllText(Scripts.PathOf($"deployment/parameters/{file}"));
        var given = Given().Matches(text).Select(m => m.Groups["name"].Value).ToList();
        var all = Parameter().Matches(Template).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["default"].Success, StringComparer.Ordinal);

        text.ShouldStartWith("using '../main.bicep'\n");
        given.ShouldBeUnique();
        given.ShouldBeSubsetOf(all.Keys);
        all.Where(p => !p.Value).Select(p => p.Key).ShouldBeSubsetOf(given);
    }

    [Fact]
    public void Every_cloud_of_the_bot_has_its_parameters_and_its_names()
    {
        var clouds = Enum.GetNames<TeamsOffboardBot.Microsoft365.Microsoft365Cloud>();
        var files = Directory.GetFiles(Scripts.PathOf("deployment/parameters")).Select(File.ReadAllText).ToList();

        files.Count.ShouldBe(clouds.Length);
        foreach (var cloud in clouds)
        {
            files.ShouldContain(f => f.Contains($"param microsoft365Cloud = '{cloud}'", StringComparison.Ordinal), cloud);
            Lines.Count(l => l.StartsWith($"  {cloud}: '", StringComparison.Ordinal)).ShouldBe(2, cloud);
        }
    }

    [GeneratedRegex(@"^resource \w+ '", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TopResource();

    [GeneratedRegex(@"^(param|var|resource) (?<name>\w+) ", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^param (?<name>\w+) \w+(?<default> =)?", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^param (?<name>\w+) = ", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Given();

    [GeneratedRegex(@"\{ name: '(?<name>[^']+)', (value|secretRef):", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^ *//.*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(@"'(\\.|[^'\\\n])*'", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex("password|secret|key", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
