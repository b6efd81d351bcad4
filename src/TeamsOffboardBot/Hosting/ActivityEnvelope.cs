using System.Text.Json;

namespace TeamsOffboardBot.Hosting;

/// <summary>The parts of an incoming activity that decide whether the bot looks at the rest.</summary>
public sealed record ActivityEnvelope
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public required string? Type { get; init; }

    public required string? ChannelId { get; init; }

    public required string? ServiceUrl { get; init; }

    public required string? SenderId { get; init; }

    public required string? ConversationId { get; init; }

    /// <summary>Every tenant the activity names.</summary>
    public required IReadOnlyList<string> Tenants { get; init; }

    /// <summary>Null when the body is not one JSON object.</summary>
    public static ActivityEnvelope? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
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

    private static ActivityEnvelope Read(JsonElement activity)
    {
        string?[] tenants = [Text(activity, "channelData", "tenant", "id"), Text(activity, "conversation", "tenantId"), Text(activity, "from", "tenantId")];
        return new()
        {
            Type = Text(activity, "type"),
            ChannelId = Text(activity, "channelId"),
            ServiceUrl = Text(activity, "serviceUrl"),
            SenderId = Text(activity, "from", "id"),
            ConversationId = Text(activity, "conversation", "id"),
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
