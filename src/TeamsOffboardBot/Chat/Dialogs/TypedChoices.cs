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
        return ApplyEnglish(form, TypedWords.InEnglish(text));
    }

    public static bool IsNext(string text) =>
        TypedWords.InEnglish(text).TrimEnd('.', '!').ToLowerInvariant() is "next" or "ok" or "okay" or "yes" or "continue" or "done";

    private static ChoicesForm? ApplyEnglish(ChoicesForm form, string text)
    {
        if (Named().Match(text) is { Success: true } named)
        {
            var name = named.Groups["name"].Value.Trim();
            return named.Groups["what"].Value.ToLowerInvariant() switch
            {
                "shared with" or "share with" => form with { Mailbox = nameof(MailboxChoice.Share), MailTo = name },
                "forward to" => form with { Mailbox = nameof(MailboxChoice.Forward), MailTo = name },
                "groups to" => form with { GroupOwner = name },
                "copy files to" => form with { CopyFiles = ChoicesForm.CopyToLibrary, CopyTo = name },
                "aliases to" => form with { Aliases = nameof(AliasChoice.Move), AliasesTo = name },
                "name prefix" => form with { NamePrefix = name },
                "files read by" => form with { OneDrive = nameof(OneDriveChoice.LetRead), OneDriveOwner = name },
                "files to" or "onedrive to" => form with { OneDrive = nameof(OneDriveChoice.GiveAccess), OneDriveOwner = name },
                _ => form with { AutoReply = true, AutoReplyInternal = name, AutoReplyExternal = name },
            };
        }

        if (Moment().Match(text) is { Success: true } moment)
        {
            var zone = moment.Groups["zone"].Value.Trim();
            return form with
            {
                Start = ChoicesForm.AtMoment,
                StartDate = moment.Groups["date"].Value,
                StartTime = moment.Groups["time"].Value,
                StartZone = zone.Length > 0 ? zone : form.StartZone,
            };
        }

        if (HoldFor().Match(text) is { Success: true } hold)
        {
            return form with { Hold = true, HoldDays = hold.Groups["days"].Value };
        }

        if (DeleteAfter().Match(text) is { Success: true } deletion)
        {
            return form with { Deletion = true, DeletionDays = deletion.Groups["days"].Value };
        }

        return Fixed(form, text.TrimEnd('.').ToLowerInvariant());
    }

    /// <summary>Sentences that name nobody and no time.</summary>
    private static ChoicesForm? Fixed(ChoicesForm form, string text) => text switch
    {
        "start now" or "now" or "start right after approval" or "start after approval" => form with { Start = ChoicesForm.AfterApproval, StartShown = form.Moment },
        "shared" or "shared mailbox" or "share" => form with { Mailbox = nameof(MailboxChoice.Share) },
        "keep mailbox" or "keep mail" => form with { Mailbox = nameof(MailboxChoice.Keep) },
        "keep files" or "keep onedrive" => form with { OneDrive = nameof(OneDriveChoice.Keep) },
        "copy files" => form with { CopyFiles = ChoicesForm.CopyToOwner },
        "do not copy files" => form with { CopyFiles = ChoicesForm.DoNotCopy },
        "stop sharing" => form with { StopSharing = true },
        "keep sharing" => form with { StopSharing = false },
        "keep licences" or "keep licenses" => form with { RemoveLicences = false },
        "remove licences" or "remove licenses" => form with { RemoveLicences = true },
        "keep groups" => form with { LeaveGroups = false },
        "leave groups" => form with { LeaveGroups = true },
        "keep a copy" or "keep copy" => form with { KeepCopy = true },
        "no copy" => form with { KeepCopy = false },
        "hide" or "hide in address lists" or "hide from address lists" => form with { Hide = true },
        "show" or "show in address lists" => form with { Hide = false },
        "no name prefix" or "keep name" => form with { NamePrefix = string.Empty },
        "keep aliases" => form with { Aliases = nameof(AliasChoice.Keep) },
        "remove aliases" => form with { Aliases = nameof(AliasChoice.Remove) },
        "keep account" => form with { Deletion = false },
        "no hold" => form with { Hold = false },
        "remove rules" or "remove inbox rules" => form with { RemoveInboxRules = true },
        "keep rules" or "keep inbox rules" => form with { RemoveInboxRules = false },
        "cancel meetings" => form with { CancelMeetings = true },
        "keep meetings" => form with { CancelMeetings = false },
        "no auto-reply" or "no autoreply" or "no automatic reply" => form with { AutoReply = false },
        "auto-reply" or "autoreply" or "automatic reply" => form with { AutoReply = true },
        _ => null,
    };

    [GeneratedRegex(@"^\s*(?<what>shared? with|forward to|groups to|aliases to|name prefix|copy files to|files to|files read by|onedrive to|auto-?reply|automatic reply)[\s:]+(?<name>\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(@"^\s*(litigation\s+)?hold(\s+(for\s+)?(?<days>\d{1,6})(\s+(days?|dagen|dagar))?)?[\s.]*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HoldFor();

    [GeneratedRegex(@"^\s*delete\s+account(\s+after\s+(?<days>\d{1,6})(\s+(days?|dagen|dagar))?)?[\s.]*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DeleteAfter();

    [GeneratedRegex(@"^\s*start\s+((on|at|op|den)\s+)?(?<date>\d\S*)\s+((at|om|kl\.?)\s+)?(?<time>\d\S*)(?<zone>\s+\S.*)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Moment();
}
