namespace TeamsOffboardBot.Planning;

/// <summary>
/// The end of a shared mailbox or a forwarding, and what people decided of it besides the hold and the deletion. Rule R8: an account that carries such
/// a mailbox is deleted in no other way.
/// </summary>
public sealed record Ending
{
    /// <summary>The offboarding that left it; null when none is known.</summary>
    public RequestId? Offboarding { get; init; }

    /// <summary>Whether a hold keeps the content could not be read, and people want the account deleted all the same.</summary>
    public bool AcceptsUnknownHold { get; init; }
}
