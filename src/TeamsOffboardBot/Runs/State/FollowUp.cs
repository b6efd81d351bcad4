using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.State;

/// <summary>The last request for the same person after an offboarding, if nobody turned it down: it ends the mailbox, undoes the offboarding or is another one.</summary>
public sealed record FollowUp(RequestId Request, RequestKind Kind, bool IsOpen)
{
    /// <summary>What a card shows of it.</summary>
    public string Mark => $"{Request}/{(IsOpen ? "open" : "over")}";
}
