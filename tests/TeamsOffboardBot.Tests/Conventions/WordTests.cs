using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using TeamsOffboardBot.Cards.Words;
using Xunit;

namespace TeamsOffboardBot.Tests.Conventions;

public sealed partial class WordTests
{
    private static readonly string[] Sets = typeof(WordList).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(typeof(WordList).Namespace + ".", StringComparison.Ordinal) && n.EndsWith(".resources", StringComparison.Ordinal))
        .Select(n => n[(typeof(WordList).Namespace!.Length + 1)..^".resources".Length])
        .ToArray();

    [Fact]
    public void Every_key_named_in_the_code_has_its_words()
    {
        var missing = Source.Production
            .SelectMany(s => s.Root.DescendantNodes().OfType<LiteralExpressionSyntax>()
                .Where(l => l.IsKind(SyntaxKind.StringLiteralExpression))
                .Select(l => l.Token.ValueText)
                .Where(LooksLikeAKey)
                .Where(key => !WordList.English.Has(key))
                .Select(key => $"{s.Path}: {key}"));

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void No_words_are_empty_or_left_with_a_half_placeholder()
    {
        var bad = Sets.SelectMany(set => Texts(set).Where(t => string.IsNullOrWhiteSpace(t.Text) || t.Text.Count(c => c == '{') != t.Text.Count(c => c == '}'))
            .Select(t => $"{set}.{t.Name}"));

        bad.ShouldBeEmpty();
    }

    /// <summary>What goes to logs, to programs and to whoever starts the bot is English; everything else is in the resource files.</summary>
    [Fact]
    public void No_sentence_that_people_read_stands_in_the_code()
    {
        string[] toPeople = ["Cards", "Chat", "Approval", "Planning", "Runs", "Steps", "Audit"];
        var sentences = Source.Production.Where(s => toPeople.Contains(s.Folder, StringComparer.Ordinal))
            .SelectMany(s => s.Root.DescendantNodes()
                .Where(n => n.IsKind(SyntaxKind.StringLiteralExpression) || n.IsKind(SyntaxKind.InterpolatedStringExpression))
                .Where(n => Sentence().IsMatch(n.ToString()) && !IsForDevelopers(n))
                .Select(n => $"{s.Path}: {n}"));

        sentences.ShouldBeEmpty();
    }

    /// <summary>The text of a log line, of an exception, of an instrument, of a setting that keeps the bot from starting.</summary>
    private static bool IsForDevelopers(SyntaxNode text) => text.Ancestors().Any(a => a switch
    {
        AttributeSyntax or ThrowStatementSyntax or ThrowExpressionSyntax => true,
        ClassDeclarationSyntax type => type.Identifier.Text.EndsWith("OptionsValidator", StringComparison.Ordinal),
        ObjectCreationExpressionSyntax made => made.Type.ToString().EndsWith("Exception", StringComparison.Ordinal),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } => called.Name.Identifier.Text is "Validate" or "CreateHistogram" or "CreateCounter" or "CreateObservableGauge",
        _ => false,
    });

    private static bool LooksLikeAKey(string text) =>
        Sets.Any(set => text.StartsWith(set + ".", StringComparison.Ordinal) && text.Length > set.Length + 1 && !text.EndsWith('.') && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'));

    private static IEnumerable<(string Name, string Text)> Texts(string set)
    {
        var resources = new ResourceManager($"{typeof(WordList).Namespace}.{set}", typeof(WordList).Assembly);
        return resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .Select(e => ((string)e.Key, (string)e.Value!));
    }

    /// <summary>A word with a capital, two more words at least, and its end.</summary>
    [GeneratedRegex(@"\p{Lu}\p{L}*( [\p{L}{}'’,;:0-9]+){2,}[.?!]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();
}
