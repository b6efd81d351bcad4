using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Tests.Journeys.Reinstate;

/// <summary>What is otherwise after somebody was offboarded and reinstated, apart from what is known never to come back.</summary>
internal static class RoundTrip
{
    /// <summary>Paths in the ground truth that no reinstatement brings back; each follows from a line of Undoings that loses something, or is a person's task.</summary>
    public static readonly string[] Lost =
    [
        "password", "sessionsRevokedAt", "methods", "consents", "appRoles", "roles", "eligibleRoles", "phoneNumber",
        "mobileDevices.status", "managedDevices",
        "mailbox.inboxRules", "mailbox.meetings", "mailbox.autoReply.internalReplyMessage", "mailbox.autoReply.externalReplyMessage",
        "mailbox.autoReply.scheduledStartDateTime", "mailbox.autoReply.scheduledEndDateTime",
    ];

    public static IReadOnlyList<string> Differences(JsonNode before, JsonNode after) =>
        [.. Compare("", before, after).Where(d => !Lost.Any(l => d.Path == l || d.Path.StartsWith(l + ".", StringComparison.Ordinal))).Select(d => $"{d.Path}: {d.Was} -> {d.Is}")];

    private static IEnumerable<(string Path, string Was, string Is)> Compare(string path, JsonNode? before, JsonNode? after)
    {
        switch (before, after)
        {
            case (JsonObject was, JsonObject now):
                return was.Select(p => p.Key).Union(now.Select(p => p.Key)).SelectMany(key => Compare(path.Length == 0 ? key : $"{path}.{key}", was[key], now[key]));
            case (JsonArray was, JsonArray now) when was.Count == now.Count:
                // The order in which somebody is in groups or has licences means nothing.
                return Sorted(was).Zip(Sorted(now)).SelectMany(pair => Compare(path, pair.First, pair.Second));
            default:
                var (one, other) = (before?.ToJsonString() ?? "null", after?.ToJsonString() ?? "null");
                return one == other ? [] : [(path, one, other)];
        }
    }

    private static IEnumerable<JsonNode?> Sorted(JsonArray items) => items.OrderBy(i => i?.ToJsonString(), StringComparer.Ordinal);
}
