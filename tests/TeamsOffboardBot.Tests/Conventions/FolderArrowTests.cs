using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Conventions;

public sealed class FolderArrowTests
{
    /// <summary>What each folder may name. Hosting composes, so it may name all; "Runs.State" is the read model of Runs.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Microsoft365"] = [],
        ["Planning"] = ["Microsoft365"],
        ["Steps"] = ["Planning", "Microsoft365"],
        ["Audit"] = ["Planning", "Runs.State", "Cards.Words"],
        ["Cards"] = ["Planning", "Runs.State"],
        ["Runs"] = ["Planning", "Steps", "Audit", "Microsoft365"],
        ["Approval"] = ["Planning", "Runs", "Microsoft365"],
        // The chat edge tells a fault of the tenant from a fault of its own.
        ["Chat"] = ["Cards", "Planning", "Approval", "Runs", "Microsoft365"],
        ["Storage"] = ["Planning", "Runs", "Audit", "Chat"],
    };

    [Fact]
    public void Folders_name_only_the_folders_that_the_design_allows()
    {
        var wrong = Source.Production
            .Where(s => Arrows.ContainsKey(s.Folder))
            .SelectMany(s => Named(s).Where(n => !Allowed(s.Folder, n)).Select(n => $"{s.Path} names {n}"));

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_folder_has_its_arrows()
    {
        var folders = Source.Production.Select(s => s.Folder).Where(f => f.Length > 0).Distinct();

        folders.Where(f => f != "Hosting" && !Arrows.ContainsKey(f)).ShouldBeEmpty();
    }

    [Fact]
    public void Production_never_references_the_simulator_or_the_demo()
    {
        var project = XDocument.Load(Path.Combine(Source.Repository, "src", "TeamsOffboardBot", "TeamsOffboardBot.csproj"));

        project.Descendants("ProjectReference").Select(r => (string?)r.Attribute("Include")).ShouldBe(["../BotBuilder/BotBuilder.csproj"]);
    }

    private static bool Allowed(string folder, string named) =>
        IsWithin(named, folder) || Arrows[folder].Any(a => IsWithin(named, a));

    private static bool IsWithin(string named, string folder) =>
        named == folder || named.StartsWith(folder + ".", StringComparison.Ordinal);

    /// <summary>Our namespaces that a file names, in its usings or in qualified names, without the root.</summary>
    private static IEnumerable<string> Named(Source source)
    {
        const string root = "TeamsOffboardBot.";
        var usings = source.Root.DescendantNodes().OfType<UsingDirectiveSyntax>().Select(u => u.NamespaceOrType.ToString());
        var qualified = source.Root.DescendantNodes().OfType<QualifiedNameSyntax>()
            .Where(q => q.Parent is not (QualifiedNameSyntax or BaseNamespaceDeclarationSyntax or UsingDirectiveSyntax))
            .Select(q => q.ToString())
            .Select(name => Arrows.Keys.Any(f => name.StartsWith(f + ".", StringComparison.Ordinal)) ? root + name : name);
        return usings.Concat(qualified).Where(n => n.StartsWith(root, StringComparison.Ordinal)).Select(n => n[root.Length..]).Distinct();
    }
}
