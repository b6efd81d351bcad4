using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TeamsOffboardBot.Tests.Conventions;

/// <summary>The production assembly's own source files, parsed.</summary>
internal sealed record Source(string Path, string Folder, string Text, SyntaxNode Root)
{
    public static string Repository { get; } = FindRepository();

    public static IReadOnlyList<Source> Production { get; } = Read();

    public int Lines => Text.AsSpan().Count('\n');

    public static int LinesOf(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "TeamsOffboardBot.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run below TeamsOffboardBot.sln.");
        }

        return folder.FullName;
    }

    private static List<Source> Read()
    {
        var top = System.IO.Path.Combine(Repository, "src", "TeamsOffboardBot");
        return Directory.EnumerateFiles(top, "*.cs", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(top, file).Replace('\\', '/'))
            .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path =>
            {
                var text = File.ReadAllText(System.IO.Path.Combine(top, path));
                return new Source(path, path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "", text, CSharpSyntaxTree.ParseText(text).GetRoot());
            })
            .ToList();
    }
}
