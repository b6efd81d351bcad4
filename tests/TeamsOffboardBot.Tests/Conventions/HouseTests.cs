using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Conventions;

public sealed class HouseTests
{
    [Fact]
    public void Only_the_executor_and_the_chat_edge_catch_broadly()
    {
        var broad = Source.Production
            .SelectMany(s => s.Root.DescendantNodes().OfType<CatchClauseSyntax>()
                .Where(c => c.Declaration is null || (c.Declaration.Type.ToString() is "Exception" or "System.Exception" && c.Filter is null))
                .Select(_ => s.Folder))
            .Distinct();

        broad.ShouldBeSubsetOf(["Runs", "Chat"]);
    }

    [Fact]
    public void Nothing_lives_in_folders_without_a_meaning()
    {
        string[] banned = ["Services", "Repositories", "Helpers", "Utils", "Common", "Managers", "Core"];
        var folders = Source.Production.SelectMany(s => s.Path.Split('/')[..^1]).Distinct();

        folders.Intersect(banned).ShouldBeEmpty();
    }

    [Fact]
    public void Classes_that_do_something_are_sealed_or_made_to_be_derived_from()
    {
        var open = Source.Production.SelectMany(s => s.Root.DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Where(c => !c.Modifiers.Any(m => m.Text is "sealed" or "abstract" or "static") && c.Identifier.Text != "Program")
            .Select(c => $"{s.Path}: {c.Identifier.Text}"));

        open.ShouldBeEmpty();
    }
}
