using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Tests.Hosting;

/// <summary>What somebody sends who is not the Bot Framework, or not for this bot.</summary>
internal sealed record Forgery(IReadOnlyList<(string Name, string Value)> Headers, string Body, string Path = Gate.Messages)
{
    /// <summary>This token with a harmless activity.</summary>
    public static Forgery Bearing(string token) => With("Bearer " + token);

    public static Forgery With(params IEnumerable<string> authorization) => new([.. authorization.Select(a => ("Authorization", a))], Activities.Message());

    /// <summary>A genuine token, and an activity that is not the one it came with.</summary>
    public static Forgery Saying(FakeSigner signer, DateTimeOffset now, Action<JsonObject> spoil, Action<JsonObject>? claims = null) =>
        new([("Authorization", "Bearer " + signer.Token(now, claims))], Activities.Message(spoil));
}
