using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Mail;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// Those whom the person had made delegates are that again, each with the same rights in the same folders, whatever they are called by now. What somebody may do there since is left.
/// https://learn.microsoft.com/powershell/module/exchangepowershell/add-mailboxfolderpermission
/// </summary>
public sealed class GiveDelegatesBack(Tenant tenant) : Reversal
{
    private const string Folders = "folders";
    private const string Senders = "senders";

    public override StepId Id => StepIds.GiveDelegatesBack;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (folders, senders) = await MissingAsync(context, cancellationToken);
        return StepFacts.Reading(
            folders.Count + senders.Count == 0,
            new JsonObject
            {
                ["withoutFolderAccess"] = new JsonArray([.. folders.Select(f => FolderFacts.Of(f.Access))]),
                ["withoutSendOnBehalf"] = StepFacts.List(senders.Select(s => s.Name)),
            });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (folders, senders) = await MissingAsync(context, cancellationToken);
        var mailbox = context.Leaver.Id.Value;
        var calls = folders.Select(f => tenant.Folders.GiveAsync(mailbox, f.Access with { User = f.Id }, cancellationToken));
        await Task.WhenAll(senders.Count == 0 ? calls : calls.Append(tenant.Folders.LetSendOnBehalfAsync(mailbox, senders.Select(s => s.Id), cancellationToken)));
    }

    protected override PlannedStep? Undo(Reinstatement done)
    {
        if (done.Step(StepIds.RemoveDelegates) is not { } removed)
        {
            return null;
        }

        var senders = removed.Texts(RemoveDelegates.SendOnBehalf);
        var folders = removed.Before?[RemoveDelegates.FolderAccess] as JsonArray ?? [];
        var people = removed.Texts(RemoveDelegates.People).Select(p => (p[..p.LastIndexOf(" (", StringComparison.Ordinal)], p[(p.LastIndexOf('(') + 1)..^1]));
        return folders.Count + senders.Count == 0
            ? null
            : On(removed.Planned.Targets, (Folders, folders.ToJsonString()), (Senders, string.Join('\n', senders)), NamesOfThen.Parameter(people));
    }

    /// <summary>Each as they are called now, and by what they are named for certain. Who is gone is left out.</summary>
    private async Task<(List<(FolderAccess Access, string Id)> Folders, List<(string Name, string Id)> Senders)> MissingAsync(StepContext context, CancellationToken cancellationToken)
    {
        var wanted = ((JsonArray)JsonNode.Parse(context.Step.Parameters[Folders])!).Select(f => FolderFacts.Read(f!)).ToList();
        var there = Task.WhenAll(wanted.Select(f => f.Folder).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(f => tenant.Folders.AccessAsync(context.Leaver.Id.Value, f, cancellationToken)));
        var mailbox = tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken);
        var who = NamesOfThen.WhoAsync(tenant, context.Step, cancellationToken);
        await Task.WhenAll(there, mailbox, who);
        var people = await who;
        var has = (await there).SelectMany(f => f).Select(f => (f.Folder, f.User)).ToHashSet();
        var sends = ((await mailbox)?.SendOnBehalf ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var folders = wanted.Where(f => IsThere(people, f.User))
            .Select(f => people.GetValueOrDefault(f.User) is { } person ? (Access: f with { User = person.DisplayName }, person.Id) : (Access: f, Id: f.User));
        var senders = context.Step.Parameters[Senders].Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(name => IsThere(people, name));
        return (
            [.. folders.Where(f => !has.Contains((f.Access.Folder, f.Access.User)))],
            [
                .. senders.Select(name => (Then: name, Now: people.GetValueOrDefault(name)))
                    .Where(s => !(s.Now is { } person ? sends.Overlaps([person.UserPrincipalName, person.DisplayName, person.Id]) : sends.Contains(s.Then)))
                    .Select(s => (s.Now?.DisplayName ?? s.Then, s.Now?.Id ?? s.Then)),
            ]);
    }

    private static bool IsThere(IReadOnlyDictionary<string, GraphUser?> people, string name) => !people.TryGetValue(name, out var person) || person is not null;
}
