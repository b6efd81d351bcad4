namespace TeamsOffboardBot.Planning;

/// <summary>What one person has from now on that was the leaver's. Capability C29.</summary>
/// <param name="Things">One sentence each, with its link and its dates.</param>
/// <param name="Links">What a button opens: the words of the button and an https address.</param>
public sealed record Handover(Person Leaver, UserId To, IReadOnlyList<Phrase> Things, IReadOnlyList<(Phrase Text, Uri Address)> Links);

/// <param name="Body">Plain text.</param>
public sealed record HandoverLetter(string Subject, string Body);
