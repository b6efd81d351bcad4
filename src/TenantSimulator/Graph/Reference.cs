namespace TenantSimulator.Graph;

/// <summary>Bodies of $ref writes.</summary>
static class Reference
{
    /// <summary>The id at the end of the @odata.id that was sent.</summary>
    public static string Id(GraphCall call)
    {
        var link = (string?)call.Body["@odata.id"]
            ?? throw GraphErrors.Bad("A reference-link must be specified with the '@odata.id' property.");
        return Uri.TryCreate(link, UriKind.Absolute, out var uri)
            ? Uri.UnescapeDataString(uri.Segments[^1].Trim('/')).Replace("users('", "", StringComparison.Ordinal).Replace("')", "", StringComparison.Ordinal)
            : throw GraphErrors.Bad($"Invalid URL format specified in @odata.id: '{link}'.");
    }
}
