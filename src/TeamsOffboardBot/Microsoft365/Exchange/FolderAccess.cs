namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <param name="Folder">With a backslash before each name, as <c>\Calendar</c>.</param>
/// <param name="User">By the name that Exchange gives them.</param>
/// <param name="Rights">A role such as Reviewer or Editor, or single rights.</param>
public sealed record FolderAccess(string Folder, string User, IReadOnlyList<string> Rights)
{
    /// <summary>Of a calendar: Delegate, CanViewPrivateItems.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];
}
