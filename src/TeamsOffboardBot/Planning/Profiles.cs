using Microsoft.Extensions.Options;

namespace TeamsOffboardBot.Planning;

/// <summary>The named default choices of the configuration, and what they come to for one leaver. Capability A5.</summary>
public sealed class Profiles(IOptions<ProfilesOptions> options)
{
    /// <summary>Names in the order of the configuration; the first is the default.</summary>
    public IReadOnlyList<string> Names { get; } = [.. options.Value.Items.Select(p => p.Name)];

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
        return new Choices
        {
            Profile = profile,
            Mailbox = mailbox,
            Delegates = mailbox == MailboxChoice.Share ? [receiver] : [],
            ForwardTo = mailbox == MailboxChoice.Forward ? receiver : null,
            HideFromAddressLists = defaults.HideFromAddressLists,
            AutoReply = defaults.AutoReply && snapshot.MayHaveCloudMailbox() ? AutoReply(leaver, snapshot.Manager, say) : null,
            OneDrive = oneDrive,
            OneDriveOwner = oneDrive == OneDriveChoice.GiveAccess ? receiver : null,
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
