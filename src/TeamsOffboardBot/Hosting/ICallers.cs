namespace TeamsOffboardBot.Hosting;

/// <summary>Decides who calls: the Bot Framework with its token or, in Development, a program on this machine.</summary>
public interface ICallers
{
    Task<CallerFinding> IdentifyAsync(HttpRequest request, CancellationToken cancellationToken);
}

/// <summary>What was found out about a caller before the body is looked at.</summary>
public abstract record CallerFinding
{
    private CallerFinding()
    {
    }

    public sealed record Refused(Refusal Why) : CallerFinding;

    /// <param name="ServiceUrl">The only connector the caller may name; null when any trusted one.</param>
    /// <param name="Channels">The only channels the caller may speak for; null when any.</param>
    public sealed record Known(string? ServiceUrl, IReadOnlyList<string>? Channels) : CallerFinding;
}
