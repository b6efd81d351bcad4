using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace TeamsOffboardBot.Tests.Conventions;

public sealed class SizeTests
{
    [Fact]
    public void Files_are_at_most_400_lines_and_nine_in_ten_at_most_200()
    {
        Source.Production.Where(s => s.Lines > 400).Select(s => $"{s.Path}: {s.Lines}").ShouldBeEmpty();
        NinetiethPercentile(Source.Production.Select(s => s.Lines)).ShouldBeLessThanOrEqualTo(200);
    }

    [Fact]
    public void Methods_are_at_most_60_lines_and_nine_in_ten_at_most_30()
    {
        var methods = Source.Production
            .SelectMany(s => s.Root.DescendantNodes().Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax)
                .Select(n => (s.Path, Lines: Source.LinesOf(n), Head: n.ToString().Split('\n')[0].Trim())))
            .ToList();

        methods.Where(m => m.Lines > 60).Select(m => $"{m.Path}: {m.Lines} {m.Head}").ShouldBeEmpty();
        NinetiethPercentile(methods.Select(m => m.Lines)).ShouldBeLessThanOrEqualTo(30);
    }

    [Fact]
    public void Constructors_of_behaviour_take_at_most_six_parameters()
    {
        var heads = Source.Production.SelectMany(s => s.Root.DescendantNodes()
            .Select(n => n switch
            {
                ClassDeclarationSyntax c => (Name: c.Identifier.Text, c.ParameterList),
                ConstructorDeclarationSyntax c => (Name: c.Identifier.Text, ParameterList: (ParameterListSyntax?)c.ParameterList),
                _ => default,
            })
            .Where(c => c.ParameterList?.Parameters.Count > 6)
            .Select(c => $"{s.Path}: {c.Name} takes {c.ParameterList!.Parameters.Count}"));

        heads.ShouldBeEmpty();
    }

    private static int NinetiethPercentile(IEnumerable<int> values)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)(sorted.Count * 0.9)];
    }
}
