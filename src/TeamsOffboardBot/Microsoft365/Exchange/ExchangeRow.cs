using System.Globalization;
using System.Text.Json;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>One object a cmdlet returned, read leniently: types differ between cmdlets, and what is missing is often "" instead of null.</summary>
public readonly record struct ExchangeRow(JsonElement Value)
{
    public string? Text(string name) =>
        Find(name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } content ? content : null;

    public bool? Flag(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var flag) => flag,
        _ => null,
    };

    public int? Number(string name) => Find(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    public IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(item => item.ToString()).Where(text => text.Length > 0)],
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } one =>
            one.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        _ => [],
    };

    public DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>"99 GB (106,300,440,576 bytes)" → 106300440576; "Unlimited" → null.</summary>
    public long? Bytes(string name)
    {
        var text = Text(name) ?? "";
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var end = text.IndexOf(" bytes", StringComparison.Ordinal);
        return open >= 0 && end > open
            && long.TryParse(text.AsSpan(open + 1, end - open - 1), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var bytes)
                ? bytes
                : null;
    }

    private JsonElement? Find(string name) =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var found) ? found : null;
}
