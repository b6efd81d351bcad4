using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// The further addresses of the mailbox are free: mail to them goes back to its senders, or to whom <see cref="GiveAliases"/> gives them. The
/// ones named on the plan only, and never the primary address. https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class RemoveAliases(Tenant tenant) : IOffboardingStep
{
    internal const string Aliases = "aliases";

    public StepId Id => StepIds.RemoveAliases;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => Going(snapshot, choices) is { Count: > 0 } going ? new() { Id = Id, Targets = going } : null;

    /// <summary>The addresses that go; none where Active Directory masters them.</summary>
    public static IReadOnlyList<StepTarget> Going(Snapshot snapshot, Choices choices) =>
        choices.Aliases == AliasChoice.Keep || !snapshot.MayHaveCloudMailbox() || !SyncMatrix.IsFor(StepIds.RemoveAliases, snapshot) || (choices.Aliases == AliasChoice.Move && GiveAliases.To(snapshot, choices) is null)
            ? []
            : [.. snapshot.GivenAliases().Select(a => new StepTarget(a, a))];

    public JsonObject? BeforeFrom(Snapshot snapshot, PlannedStep step) => Facts(snapshot.GivenAliases());

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) is not { } mailbox)
        {
            return Reasons.NoMailbox;
        }

        var left = Left(context, mailbox.Aliases);
        return mailbox.IsRemote ? Reasons.MailboxOnPremises : StepFacts.Reading(left.Count == 0, Facts(left));
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) is { } mailbox && Left(context, mailbox.Aliases) is { Count: > 0 } left)
        {
            await tenant.Names.RemoveAliasesAsync(context.Leaver.Id.Value, left, cancellationToken);
        }
    }

    /// <summary>What became the primary address since is no alias any more.</summary>
    private static List<string> Left(StepContext context, IReadOnlyList<string> aliases) =>
        [.. context.Step.Targets.Select(t => t.Id).Where(a => aliases.Contains(a, StringComparer.OrdinalIgnoreCase))];

    private static JsonObject Facts(IEnumerable<string> aliases) => new() { [Aliases] = StepFacts.List(aliases) };
}
