using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// Those whom the person made delegates in Outlook no longer write on their behalf nor open their calendar and other folders, unless they are the
/// delegates of this plan. The ones named on the plan only, like <see cref="RemoveOldMailboxAccess"/>. Who writes on behalf of a synchronised account
/// is mastered in Active Directory. https://learn.microsoft.com/powershell/module/exchangepowershell/remove-mailboxfolderpermission
/// </summary>
public sealed class RemoveDelegates(Tenant tenant) : IOffboardingStep
{
    internal const string FolderAccess = "folderAccess";
    internal const string SendOnBehalf = "sendOnBehalf";

    /// <summary>Who the names are, "Name (id)", as far as they are people's: by the time somebody undoes this a name may be another's.</summary>
    internal const string People = "people";

    /// <summary>Between the person and the folder in the id of a target; behind it nothing for sending on behalf.</summary>
    private const char Behind = '\n';

    public StepId Id => StepIds.RemoveDelegates;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public bool ProofTravels => true;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices)
    {
        if (choices.Mailbox == MailboxChoice.Keep || !snapshot.Mailbox.Exists(out var mailbox) || mailbox.IsHybrid)
        {
            return null;
        }

        var delegates = choices.WorkingDelegates().Select(snapshot.Colleague).OfType<Colleague>()
            .SelectMany(c => new[] { c.Person.UserPrincipalName, c.Person.DisplayName }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var onBehalf = (SyncMatrix.SendsOnBehalfThere(snapshot) ? [] : mailbox.SendOnBehalf).Select(user => (User: user, Folder: ""));
        var targets = mailbox.OpenFolders.Select(f => (f.User, f.Folder)).Concat(onBehalf)
            .Where(t => !delegates.Contains(t.User))
            .Select(t => new StepTarget($"{t.User}{Behind}{t.Folder}", t.Folder.Length == 0 ? mailbox.NameOf(t.User) : $"{t.User} ({Readable(t.Folder)})"))
            .OrderBy(t => t.Id, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return targets.Count == 0 ? null : new() { Id = Id, Targets = targets };
    }

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (folders, senders) = await LeftAsync(context, cancellationToken);
        return StepFacts.Reading(
            folders.Count + senders.Count == 0,
            new JsonObject
            {
                [FolderAccess] = new JsonArray([.. folders.Select(FolderFacts.Of)]),
                [SendOnBehalf] = StepFacts.List(senders),
                [People] = StepFacts.List(await PeopleAsync(folders.Select(f => f.User).Concat(senders), cancellationToken)),
            });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (folders, senders) = await LeftAsync(context, cancellationToken);
        var mailbox = context.Leaver.Id.Value;
        var calls = folders.Select(f => tenant.Folders.TakeAsync(mailbox, f.Folder, f.User, cancellationToken));
        await Task.WhenAll(senders.Count == 0 ? calls : calls.Append(tenant.Folders.EndSendOnBehalfAsync(mailbox, senders, cancellationToken)));
    }

    private static string Readable(string folder) => folder.TrimStart('\\').Replace('\\', '/');

    private async Task<IEnumerable<string>> PeopleAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var people = await Task.WhenAll(names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)
            .Select(async name => await tenant.Mailboxes.PersonNamedAsync(name, cancellationToken) is { } id ? $"{name} ({id})" : null));
        return people.OfType<string>();
    }

    private async Task<(List<FolderAccess> Folders, List<string> Senders)> LeftAsync(StepContext context, CancellationToken cancellationToken)
    {
        var planned = context.Step.Targets.Select(t => t.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = planned.Select(id => id[(id.IndexOf(Behind, StringComparison.Ordinal) + 1)..]).Where(f => f.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);
        var folders = Task.WhenAll(names.Select(f => tenant.Folders.AccessAsync(context.Leaver.Id.Value, f, cancellationToken)));
        var mailbox = tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken);
        await Task.WhenAll(folders, mailbox);
        return (
            [.. (await folders).SelectMany(f => f).Where(f => planned.Contains($"{f.User}{Behind}{f.Folder}"))],
            [.. ((await mailbox)?.SendOnBehalf ?? []).Where(user => planned.Contains($"{user}{Behind}"))]);
    }
}
