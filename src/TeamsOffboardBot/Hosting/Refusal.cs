using System.Net;

namespace TeamsOffboardBot.Hosting;

/// <summary>Why an activity does not reach the bot.</summary>
/// <param name="Code">For the log and for whoever called: a stable word, never a value from the request.</param>
public sealed record Refusal(HttpStatusCode Status, string Code, string Text)
{
    public static readonly Refusal TooLarge = new(HttpStatusCode.RequestEntityTooLarge, "too-large", "The activity is larger than 256 KB.");
    public static readonly Refusal NotJson = new(HttpStatusCode.BadRequest, "not-json", "The body must be one JSON object.");
    public static readonly Refusal NotJsonType = new(HttpStatusCode.UnsupportedMediaType, "not-json-type", "The content type must be application/json.");
    public static readonly Refusal NoType = new(HttpStatusCode.BadRequest, "no-type", "The activity has no type.");
    public static readonly Refusal NoSender = new(HttpStatusCode.BadRequest, "no-sender", "The activity does not say who it is from.");
    public static readonly Refusal NoConversation = new(HttpStatusCode.BadRequest, "no-conversation", "The activity does not say which conversation it belongs to.");
    public static readonly Refusal NoChannel = new(HttpStatusCode.BadRequest, "no-channel", "The activity names no channel or no service URL.");
    public static readonly Refusal OtherTenant = new(HttpStatusCode.Forbidden, "other-tenant", "This bot does not serve that tenant.");
    public static readonly Refusal OtherChannel = new(HttpStatusCode.Forbidden, "other-channel", "This bot serves Microsoft Teams only.");
    public static readonly Refusal OtherConnector = new(HttpStatusCode.Forbidden, "other-connector", "The service URL is none that this bot answers to.");
    public static readonly Refusal OtherBot = new(HttpStatusCode.Forbidden, "other-bot", "The activity is for another bot.");
    public static readonly Refusal NotLoopback = new(HttpStatusCode.Forbidden, "not-loopback", "Without an app id the bot answers programs on the same machine only.");
    public static readonly Refusal KeysUnavailable = new(HttpStatusCode.ServiceUnavailable, "keys-unavailable", "The caller cannot be verified right now.") { RetryAfter = 5 };

    /// <summary>What the caller is told; <see cref="Code"/> unless that would help a forger.</summary>
    public string PublicCode { get; init; } = Code;

    /// <summary>Seconds after which to come back; null when coming back does not help.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>What is wrong with a token is for the log; a forger learns only that it did not do.</summary>
    public static Refusal Token(string code) => new(HttpStatusCode.Unauthorized, code, "The caller is not verified.") { PublicCode = "not-verified" };

    public static Refusal TooMany(TimeSpan wait) => new(HttpStatusCode.TooManyRequests, "too-many", "Too many activities at once; send it again a little later.")
    {
        RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)),
    };
}
