using System.Text.Encodings.Web;

namespace TeamsOffboardBot.Audit;

/// <summary>A piece of a page. Text becomes one only by being encoded, so nothing anybody typed can become markup.</summary>
internal readonly record struct Html(string Raw)
{
    public static Html Empty { get; } = new("");

    public static Html Text(string? text) => new(HtmlEncoder.Default.Encode(text ?? ""));

    /// <summary>Text that may go on in the next line after each slash.</summary>
    public static Html Path(string text) => Join(text.Split('/').SelectMany((part, i) => i == 0 ? [Text(part)] : new[] { Text("/"), new Html("<wbr>"), Text(part) }));

    /// <param name="name">A tag, perhaps with a class: "p" or "td.code". Never from data.</param>
    public static Html Tag(string name, params IEnumerable<Html> inner)
    {
        var parts = name.Split('.');
        var style = parts.Length > 1 ? $" class=\"{parts[1]}\"" : "";
        return new Html($"<{parts[0]}{style}>{Join(inner).Raw}</{parts[0]}>\n");
    }

    public static Html Tag(string name, string? text) => Tag(name, Text(text));

    public static Html Join(params IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(p => p.Raw)));
}
