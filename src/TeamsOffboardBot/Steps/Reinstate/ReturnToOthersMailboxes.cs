using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Mail;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The person opens others' mailboxes and calendars again and writes in their name, as before; what the owners allow since is left.
/// https://learn.microsoft.com/powershell/module/exchange/add-mailboxpermission
/// </summary>
public sealed class ReturnToOthersMailboxes(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.ReturnToOthersMailboxes;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(context, cancellationToken);
        return StepFacts.Reading(missing.IsEmpty, missing.Facts);
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var leaver = context.Leaver.Id.Value;
        var missing = await MissingAsync(context, cancellationToken);
        await Task.WhenAll(
        [
            .. missing.FullAccess.Select(m => tenant.MailboxAccess.AddFullAccessAsync(m.Id, leaver, autoMapping: true, cancellationToken)),
            .. missing.SendAs.Select(m => tenant.MailboxAccess.AddSendAsAsync(m.Id, leaver, cancellationToken)),
            .. missing.OnBehalf.Select(m => tenant.Folders.LetSendOnBehalfAsync(m.Id, [leaver], cancellationToken)),
            .. missing.Calendars.Select(c => tenant.Folders.GiveAsync(c.Mailbox.Id, c.Access with { User = leaver }, cancellationToken)),
        ]);
    }

    protected override PlannedStep? Undo(Reinstatement done)
    {
        if (done.Step(StepIds.LeaveOthersMailboxes) is not { } left)
        {
            return null;
        }

        var calendars = left.Before?[OthersRights.CalendarKey] as JsonArray ?? [];
        return On(
            left.Planned.Targets,
            (OthersRights.OpenKey, Ids(left, OthersRights.OpenKey)),
            (OthersRights.SendKey, Ids(left, OthersRights.SendKey)),
            (OthersRights.OnBehalfKey, Ids(left, OthersRights.OnBehalfKey)),
            (OthersRights.CalendarKey, calendars.ToJsonString()));
    }

    private static string Ids(DoneStep left, string right) => string.Join('\n', left.TargetsIn(right).Select(t => t.Id));

    private async Task<OthersRights> MissingAsync(StepContext context, CancellationToken cancellationToken)
    {
        var has = await OthersRights.ReadAsync(tenant, context, cancellationToken);
        var calendars = OthersRights.CalendarsIn((JsonArray)JsonNode.Parse(context.Step.Parameters[OthersRights.CalendarKey])!);
        var open = has.Calendars.Select(c => c.Mailbox.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(
            Without(context.Step, OthersRights.OpenKey, has.FullAccess),
            Without(context.Step, OthersRights.SendKey, has.SendAs),
            Without(context.Step, OthersRights.OnBehalfKey, has.OnBehalf),
            [.. calendars.Where(c => !open.Contains(c.MailboxId)).Select(c => (context.Step.Targets.First(t => t.Id == c.MailboxId), c.Access))]);
    }

    private static List<StepTarget> Without(PlannedStep step, string right, IReadOnlyList<StepTarget> has)
    {
        var had = step.Parameters[right].Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. step.Targets.Where(t => had.Contains(t.Id)).Except(has)];
    }
}
