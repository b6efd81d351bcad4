using System.Text.RegularExpressions;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Changes a choices form by a typed sentence; the card lists the sentences that are understood.</summary>
public static partial class TypedChoices
{
    /// <summary>Null when the sentence is none of those.</summary>
    public static ChoicesForm? Apply(ChoicesForm form, string text)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(text);
        if (Named().Match(text) is { Success: true } named)
        {
            var name = named.Groups["name"].Value.Trim();
            return named.Groups["what"].Value.ToLowerInvariant() switch
            {
                "shared with" or "share with" => form with { Mailbox = nameof(MailboxChoice.Share), MailTo = name },
                "forward to" => form with { Mailbox = nameof(MailboxChoice.Forward), MailTo = name },
                "files to" or "onedrive to" => form with { OneDrive = nameof(OneDriveChoice.GiveAccess), OneDriveOwner = name },
                _ => form with { AutoReply = true, AutoReplyInternal = name, AutoReplyExternal = name },
            };
        }

        return text.Trim().TrimEnd('.').ToLowerInvariant() switch
        {
            "shared" or "shared mailbox" or "share" => form with { Mailbox = nameof(MailboxChoice.Share) },
            "keep mailbox" or "keep mail" => form with { Mailbox = nameof(MailboxChoice.Keep) },
            "keep files" or "keep onedrive" => form with { OneDrive = nameof(OneDriveChoice.Keep) },
            "keep licences" or "keep licenses" => form with { RemoveLicences = false },
            "remove licences" or "remove licenses" => form with { RemoveLicences = true },
            "keep groups" => form with { LeaveGroups = false },
            "leave groups" => form with { LeaveGroups = true },
            "keep a copy" or "keep copy" => form with { KeepCopy = true },
            "no copy" => form with { KeepCopy = false },
            "hide" or "hide in address lists" or "hide from address lists" => form with { Hide = true },
            "show" or "show in address lists" => form with { Hide = false },
            "no auto-reply" or "no autoreply" or "no automatic reply" => form with { AutoReply = false },
            "auto-reply" or "autoreply" or "automatic reply" => form with { AutoReply = true },
            _ => null,
        };
    }

    public static bool IsNext(string text) =>
        text?.Trim().TrimEnd('.', '!').ToLowerInvariant() is "next" or "ok" or "okay" or "yes" or "continue" or "done";

    [GeneratedRegex(@"^\s*(?<what>shared? with|forward to|files to|onedrive to|auto-?reply|automatic reply)[\s:]+(?<name>\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
