using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;

namespace TeamsOffboardBot.Planning;

/// <summary>
/// The leaver's mailbox. Everything is asked for at once, so that it travels together; when there turns out to be no
/// mailbox, the other answers are of no interest.
/// </summary>
internal static class MailboxFactsReader
{
    public static async Task<Mailbox?> MailboxAsync(
        Tenant tenant, UserId leaver, Task<Fact<IReadOnlyList<OpenFolder>>> folders, CancellationToken cancellationToken)
    {
        var id = leaver.Value;
        var mailbox = tenant.Mailboxes.GetAsync(id, cancellationToken);
        var size = SizeAsync(tenant.Mailboxes.StatisticsAsync(id, cancellationToken));
        var protocols = FactReader.OrNullAsync(tenant.Mailboxes.ProtocolsAsync(id, cancellationToken));
        var rules = Read(tenant.Mailboxes.InboxRulesAsync(id, cancellationToken));
        var fullAccess = Read(tenant.MailboxAccess.FullAccessAsync(id, cancellationToken));
        var sendAs = Read(tenant.MailboxAccess.SendAsAsync(id, cancellationToken));
        var settings = FactReader.ReadAsync("AutoReply", async () => await tenant.MailboxSettings.GetAsync(id, cancellationToken));
        var meetings = MeetingsAsync(tenant, id, cancellationToken);
        var holds = FactReader.ReadAsync<IReadOnlyList<string>>("Holds", async () => await tenant.Holds.OfOrganizationAsync(cancellationToken));
        await Task.WhenAll(mailbox, size, protocols, rules, fullAccess, sendAs, settings, meetings, holds);
        if (await mailbox is not { } found)
        {
            return null;
        }

        var (readers, senders) = (Users(await fullAccess), Users(await sendAs));
        var people = PeopleAsync(tenant, [.. readers, .. senders, .. new[] { found.ForwardingSmtpAddress }.OfType<string>()], cancellationToken);
        await Task.WhenAll(people, folders);
        var isHeld = MailboxHolds.IsHeld(found, (await holds).Value);
        return Mailbox(found) with
        {
            HasOtherHold = isHeld,
            HoldsUnknown = isHeld is null && !found.IsRemote ? (await holds).Unknown : null,
            OpenFolders = (await folders).Value ?? [],
            FoldersUnknown = found.IsRemote ? null : (await folders).Unknown,
            SizeInBytes = (await size).Bytes,
            LastUsedAt = (await size).LastUsedAt,
            Protocols = (await protocols)?.Known().ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal) ?? [],
            ForwardingRules = [.. ((await rules).Value ?? []).Where(r => r.SendsMailAway).Select(r => new ForwardingRule(r.Identity, r.Name))],
            InboxRules = [.. ((await rules).Value ?? []).Where(r => !r.IsExchanges).Select(r => new KeptRule(r.Identity, r.Name, r.Definition.ToJsonString()))],
            OrganisedMeetings = (await meetings).Value?.Count,
            MeetingsUnknown = (await meetings).Unknown,
            AccessUnknown = found.IsRemote ? null : (await rules).Unknown ?? (await fullAccess).Unknown ?? (await sendAs).Unknown,
            FullAccess = readers,
            SendAs = senders,
            PeopleWithAccess = await people,
            AutoReplyUnknown = found.IsRemote ? null : (await settings).Unknown,
            AutoReplyIsOn = (await settings).Value?.AutomaticRepliesSetting is { Status: not AutomaticRepliesStatus.Disabled },
        };
    }

    /// <param name="young">Read of late: who may open which folder is taken from it.</param>
    public static Task<Fact<IReadOnlyList<OpenFolder>>> FoldersAsync(Tenant tenant, UserId leaver, Mailbox? young, CancellationToken cancellationToken) =>
        young is { FoldersUnknown: null }
            ? Task.FromResult(Fact.Of(young.OpenFolders))
            : FactReader.ReadAsync<IReadOnlyList<OpenFolder>>("Folders", () => FoldersAsync(tenant, leaver.Value, cancellationToken));

    private static List<string> Users(Fact<IReadOnlyList<MailboxAccess>> given) => [.. (given.Value ?? []).Select(a => a.User)];

    /// <summary>For their names only: somebody who cannot be read keeps the name Exchange has.</summary>
    private static async Task<IReadOnlyList<Person>> PeopleAsync(Tenant tenant, IEnumerable<string> users, CancellationToken cancellationToken)
    {
        var reads = users
            .Where(u => u.Contains('@', StringComparison.Ordinal))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(u => FactReader.OrNullAsync(tenant.Users.GetByUserPrincipalNameAsync(u, cancellationToken)));
        return [.. (await Task.WhenAll(reads)).OfType<GraphUser>().Select(AccountReader.Person)];
    }

    private static Task<Fact<IReadOnlyList<string>>> MeetingsAsync(Tenant tenant, string id, CancellationToken cancellationToken) =>
        FactReader.ReadAsync<IReadOnlyList<string>>("Meetings", () => tenant.Calendars.OrganisedAsync(id, tenant.Clock.UtcNow, cancellationToken));

    private static async Task<IReadOnlyList<OpenFolder>?> FoldersAsync(Tenant tenant, string id, CancellationToken cancellationToken)
    {
        var folders = await tenant.Folders.DelegableAsync(id, cancellationToken);
        var access = await Task.WhenAll(folders.Select(f => tenant.Folders.AccessAsync(id, f, cancellationToken)));
        return [.. access.SelectMany(a => a).Select(a => new OpenFolder(a.Folder, a.User, a.Rights, a.Flags))];
    }

    private static Task<Fact<IReadOnlyList<T>>> Read<T>(Task<IReadOnlyList<T>> read) =>
        FactReader.ReadAsync<IReadOnlyList<T>>("MailboxAccess", async () => await read);

    private static Mailbox Mailbox(ExchangeMailbox mailbox) => new()
    {
        Type = mailbox.RecipientTypeDetails switch
        {
            "UserMailbox" => MailboxType.User,
            "SharedMailbox" => MailboxType.Shared,
            _ => MailboxType.Other,
        },
        DistinguishedName = mailbox.DistinguishedName,
        IsHybrid = mailbox.IsRemote,
        HasArchive = mailbox.HasArchive,
        IsOnLitigationHold = mailbox.LitigationHoldEnabled,
        LitigationHoldDuration = mailbox.LitigationHoldDuration,
        IsHiddenFromAddressLists = mailbox.HiddenFromAddressListsEnabled,
        ForwardingAddress = mailbox.ForwardingAddress,
        ForwardingSmtpAddress = mailbox.ForwardingSmtpAddress,
        DeliverToMailboxAndForward = mailbox.DeliverToMailboxAndForward,
        SendOnBehalf = mailbox.SendOnBehalf,
        Aliases = mailbox.Aliases,
    };

    /// <summary>A mailbox that nobody ever opened has no statistics and is empty; one whose statistics are refused has an unknown size.</summary>
    private static async Task<(long? Bytes, DateTimeOffset? LastUsedAt)> SizeAsync(Task<MailboxStatistics?> read)
    {
        try
        {
            return await read is { } statistics ? (statistics.TotalItemSizeBytes, statistics.LastLogonTime) : (0, null);
        }
        catch (Microsoft365Fault fault)
        {
            PassedOver.Note(fault);
            return (null, null);
        }
    }
}
