using System.Collections.Frozen;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>What came back: of a plain request, or of one item of a batch. Status 0 = no answer, and then <see cref="Reason"/> says why.</summary>
public sealed record WireAnswer(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    public static readonly IReadOnlyDictionary<string, string> NoHeaders = FrozenDictionary<string, string>.Empty;

    public bool IsSuccess => Status is >= 200 and < 300;

    public string RequestId { get; init; } = "";

    /// <summary>One of <see cref="Microsoft365FaultCodes"/> when this client, not the service, has something to say.</summary>
    public string Reason { get; init; } = "";

    public Exception? Cause { get; init; }

    /// <summary>The service gave this answer once, to the batch as a whole, and another of its calls counts it.</summary>
    public bool IsCounted { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public static WireAnswer None(string reason, Exception? cause = null) =>
        new(0, NoHeaders, default) { Reason = reason, Cause = cause };
}
