using System.Text.Json;

namespace TeamsOffboardBot.Hosting;

/// <summary>The parts of an incoming activity that decide whether the bot looks at the rest.</summary>
public sealed record ActivityEnvelope
{
    public required string? Type { get; init; }

    public required string? ChannelId { get; init; }

    public required string? ServiceUrl { get; init; }

    public required string? SenderId { get; init; }

    public required string? ConversationId { get; init; }

    /// <summary>The same when Teams sends an activity again; null when it has none.</summary>
    public required string? Id { get; init; }

    /// <summary>Who speaks, as the directory knows them; null where only the channel does.</summary>
    public required string? DirectoryId { get; init; }

    public required string? RecipientId { get; init; }

    /// <summary>Every tenant the activity names.</summary>
    public required IReadOnlyList<string> Tenants { get; init; }

    /// <summary>
    /// Null when the body is not one JSON object that can be read in one way: behind the gate names are read whatever their
    /// case, so an object with two names that differ in nothing else would be one thing here and another there.
    /// </summary>
    public static ActivityEnvelope? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && !HasTwins(document.RootElement) ? Read(document.RootElement) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // The second is how strings tell that they are no text in UTF-8.
            return null;
        }
    }

    /// <summary>What is missing for the bot to know what to do with it; null when nothing is.</summary>
    public Refusal? Gap() => this switch
    {
        { Type: null } => Refusal.NoType,
        { ChannelId: null } or { ServiceUrl: null } => Refusal.NoChannel,
        { SenderId: null } => Refusal.NoSender,
        { ConversationId: null } => Refusal.NoConversation,
        _ => null,
    };

    private static bool HasTwins(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Any(HasTwins);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return element.EnumerateObject().Any(p => !names.Add(p.Name) || HasTwins(p.Value));
    }

    private static ActivityEnvelope Read(JsonElement activity)
    {
        string?[] tenants =
        [
            Text(activity, "channelData", "tenant", "id"),
            Text(activity, "conversation", "tenantId"),
            Text(activity, "from", "tenantId"),
            Text(activity, "recipient", "tenantId"),
        ];
        return new()
        {
            Type = Text(activity, "type"),
            ChannelId = Text(activity, "channelId"),
            ServiceUrl = Text(activity, "serviceUrl"),
            SenderId = Text(activity, "from", "id"),
            ConversationId = Text(activity, "conversation", "id"),
            Id = Text(activity, "id"),
            DirectoryId = Text(activity, "from", "aadObjectId"),
            RecipientId = Text(activity, "recipient", "id"),
            Tenants = [.. tenants.OfType<string>()],
        };
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : null;
    }
}
