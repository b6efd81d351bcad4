using System.Text.RegularExpressions;
using TeamsOffboardBot.Cards;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Choices as people say them in passing: "mail and files to me", in the sentences that the dialog reads.</summary>
internal static partial class SpokenChoices
{
    private const string Mail = "mailbox|mail|e-mail|email|postvak|e-post|post|mejl|postlådan|postlåda";
    private const string Files = "files|onedrive|bestanden|filerna|filer";
    private const string Thing = $@"((the|de)\s+)?((?<mail>{Mail})|(?<files>{Files}))";
    private const string AnyThing = $@"((the|de)\s+)?({Mail}|{Files})";
    private const string And = @"(\s+(and|en|och)\s+|\s*&\s*)";
    private const string To = @"\s+(to|for|naar|aan|voor|till|åt)\s+";

    private static readonly string[] Deletions = ["delete", "delete everything", "verwijderen", "alles verwijderen", "wissen", "alles wissen", "ta bort", "ta bort allt", "radera", "radera allt"];

    private static readonly ChoicesForm Blank = new()
    {
        Start = string.Empty,
        StartDate = string.Empty,
        StartTime = string.Empty,
        StartZone = string.Empty,
        Mailbox = string.Empty,
        MailTo = string.Empty,
        KeepCopy = false,
        Hide = false,
        AutoReply = false,
        AutoReplyInternal = string.Empty,
        AutoReplyExternal = string.Empty,
        OneDrive = string.Empty,
        OneDriveOwner = string.Empty,
        RemoveLicences = false,
        LeaveGroups = false,
    };

    /// <summary>Behind a name and without a comma, a single word may be a part of the name.</summary>
    public static bool Begins(string text) => text.Contains(' ', StringComparison.Ordinal) && Read(text).Count > 0;

    /// <summary>Empty when the text says no choice.</summary>
    public static IReadOnlyList<string> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Handed().Match(text) is { Success: true } handed)
        {
            var to = handed.Groups["to"].Value.Trim();
            string[] said = [.. Said(handed, "mail", $"shared with {to}"), .. Said(handed, "files", $"files to {to}")];
            return [.. said, .. handed.Length < text.Length ? Read(text[handed.Length..]) : []];
        }

        return Deletions.Contains(text.TrimEnd('.').ToLowerInvariant(), StringComparer.Ordinal) ? ["keep mailbox", "keep files", "delete account"]
            : TypedChoices.Apply(Blank, text) is not null ? [text]
            : [];
    }

    private static IEnumerable<string> Said(Match handed, string what, string sentence) => handed.Groups[what].Success ? [sentence] : [];

    /// <summary>One person gets one thing or both; another one may follow.</summary>
    [GeneratedRegex($"^{Thing}({And}{Thing})*{To}(?<to>\\S.*?)({And}(?={AnyThing}({And}{AnyThing})*{To})|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Handed();
}
