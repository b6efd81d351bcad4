using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Planning;

/// <summary>The named default choices of the configuration, and what they come to for one leaver. Capability A5.</summary>
public sealed class Profiles(IOptions<ProfilesOptions> options)
{
    /// <summary>Names in the order of the configuration; the first is the default.</summary>
    public IReadOnlyList<string> Names { get; } = [.. options.Value.Items.Select(p => p.Name)];

    /// <summary>What the company calls it; null where the configuration does not say.</summary>
    public string? TitleIn(string profile, string language)
    {
        var titles = options.Value.Items.First(p => p.Name == profile).Title;
        return titles.FirstOrDefault(t => t.Key.Equals(language, StringComparison.OrdinalIgnoreCase)).Value
            ?? titles.FirstOrDefault(t => t.Key.Equals("en", StringComparison.OrdinalIgnoreCase)).Value;
    }

    /// <summary>
    /// The manager, or the requester where there is none, gets mail and files. What the leaver does not have is not chosen.
    /// </summary>
    /// <param name="say">Writes a text for the automatic reply in the language wanted for it.</param>
    public Choices For(string profile, Snapshot snapshot, UserId requester, Func<Phrase, string> say)
    {
        var defaults = options.Value.Items.First(p => p.Name == profile);
        var leaver = snapshot.Account.Person;
        var receiver = snapshot.Manager is { } manager && manager.Id != leaver.Id ? manager.Id : requester;
        var mailbox = snapshot.Mailbox is { IsKnown: true, Value: null } ? MailboxChoice.Keep : defaults.Mailbox;
        var oneDrive = snapshot.MayHaveOneDrive() ? defaults.OneDrive : OneDriveChoice.Keep;
        var isCopied = defaults.CopyOneDrive && snapshot.MayHaveOneDrive();
        var aliases = snapshot.GivenAliases().Count > 0 ? defaults.Aliases : AliasChoice.Keep;
        return new Choices
        {
            Profile = profile,
            IsImmediate = defaults.Immediate,
            Mailbox = mailbox,
            Delegates = mailbox == MailboxChoice.Share ? [receiver] : [],
            ForwardTo = mailbox == MailboxChoice.Forward ? receiver : null,
            HideFromAddressLists = defaults.HideFromAddressLists,
            NamePrefix = snapshot.MayHaveCloudMailbox() && !string.IsNullOrWhiteSpace(defaults.NamePrefix) ? defaults.NamePrefix.Trim() : null,
            Aliases = aliases,
            AliasesTo = aliases == AliasChoice.Move ? receiver : null,
            AutoReply = defaults.AutoReply && snapshot.MayHaveCloudMailbox() ? AutoReply(leaver, snapshot.Manager, say) : null,
            Deletion = defaults.DeleteAccountAfterDays is { } afterDays ? new AccountDeletion(afterDays) : null,
            Hold = defaults.LitigationHoldDays is { } days && snapshot.MayHaveCloudMailbox() ? new LitigationHold(days == 0 ? null : days) : null,
            RemoveInboxRules = defaults.RemoveInboxRules && snapshot.MayHaveCloudMailbox(),
            CancelMeetings = defaults.CancelMeetings && snapshot.MayHaveCloudMailbox(),
            GroupOwner = snapshot.IsLastOwnerSomewhere() ? receiver : null,
            OneDrive = oneDrive,
            OneDriveOwner = isCopied || oneDrive != OneDriveChoice.Keep ? receiver : null,
            OneDriveCopy = isCopied ? new OneDriveCopy(Into: null) : null,
            StopOneDriveSharing = defaults.StopOneDriveSharing && snapshot.MayHaveOneDrive(),
            RemoveLicences = defaults.RemoveLicences,
            LeaveGroups = defaults.LeaveGroups,
        };
    }

    /// <summary>The text to outsiders names nobody but the leaver: who works here is not theirs to know.</summary>
    private static AutoReplyText AutoReply(Person leaver, Person? manager, Func<Phrase, string> say)
    {
        var external = Phrase.Of("Rules.AutoReply.External", ("leaver", leaver.DisplayName));
        var inside = manager is null
            ? Phrase.Of("Rules.AutoReply.Internal", ("leaver", leaver.DisplayName))
            : Phrase.Of("Rules.AutoReply.InternalWithManager", ("leaver", leaver.DisplayName), ("manager", manager.DisplayName));
        return new AutoReplyText(say(inside), say(external));
    }
}
