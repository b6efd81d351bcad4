using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Mail;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// Those whom the person had made delegates are that again, each with the same rights in the same folders. What somebody may do there since is left.
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
            new JsonObject { ["withoutFolderAccess"] = new JsonArray([.. folders.Select(FolderFacts.Of)]), ["withoutSendOnBehalf"] = StepFacts.List(senders) });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (folders, senders) = await MissingAsync(context, cancellationToken);
        var mailbox = context.Leaver.Id.Value;
        var calls = folders.Select(f => tenant.Folders.GiveAsync(mailbox, f, cancellationToken));
        await Task.WhenAll(senders.Count == 0 ? calls : calls.Append(tenant.Folders.LetSendOnBehalfAsync(mailbox, senders, cancellationToken)));
    }

    protected override PlannedStep? Undo(Reinstatement done)
    {
        if (done.Step(StepIds.RemoveDelegates) is not { } removed)
        {
            return null;
        }

        var senders = removed.Texts(RemoveDelegates.SendOnBehalf);
        var folders = removed.Before?[RemoveDelegates.FolderAccess] as JsonArray ?? [];
        return folders.Count + senders.Count == 0 ? null : On(removed.Planned.Targets, (Folders, folders.ToJsonString()), (Senders, string.Join('\n', senders)));
    }

    private async Task<(List<FolderAccess> Folders, List<string> Senders)> MissingAsync(StepContext context, CancellationToken cancellationToken)
    {
        var wanted = ((JsonArray)JsonNode.Parse(context.Step.Parameters[Folders])!).Select(f => FolderFacts.Read(f!)).ToList();
        var there = Task.WhenAll(wanted.Select(f => f.Folder).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(f => tenant.Folders.AccessAsync(context.Leaver.Id.Value, f, cancellationToken)));
        var mailbox = tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken);
        await Task.WhenAll(there, mailbox);
        var has = (await there).SelectMany(f => f).Select(f => (f.Folder, f.User)).ToHashSet();
        var senders = context.Step.Parameters[Senders].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return ([.. wanted.Where(f => !has.Contains((f.Folder, f.User)))], [.. senders.Except((await mailbox)?.SendOnBehalf ?? [], StringComparer.OrdinalIgnoreCase)]);
    }
}
