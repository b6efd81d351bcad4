using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Mail;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>The mailbox is called as before. A name that somebody gave it since is theirs. https://learn.microsoft.com/powershell/module/exchange/set-mailbox</summary>
public sealed class RestoreName(Tenant tenant) : Reversal
{
    private const string Was = "name";

    public override StepId Id => StepIds.RestoreName;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) is not { } mailbox)
        {
            return Reasons.NoMailbox;
        }

        var (was, now) = (context.Step.Parameters[Was], mailbox.DisplayName);
        return now == was || now == RenameMailbox.Renamed(context.Step.Parameters[RenameMailbox.Prefix], was)
            ? StepFacts.Reading(now == was, new JsonObject { [RenameMailbox.Name] = now })
            : ChangedSince(now);
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Names.SetDisplayNameAsync(context.Leaver.Id.Value, context.Step.Parameters[Was], cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done) => done.Step(StepIds.RenameMailbox) is { } renamed && renamed.Text(RenameMailbox.Name) is { } was
        ? On([new StepTarget(done.Before.Account.Person.Id.Value, was)], (Was, was), (RenameMailbox.Prefix, renamed.Planned.Parameters[RenameMailbox.Prefix]))
        : null;
}
