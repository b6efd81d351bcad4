using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>
/// The addresses that were taken off the leaver's mailbox reach a colleague. No two mailboxes may have one address, so only when it is proven
/// that they are free; which ones stands in the plan, so none is lost where the run stops in between. Exchange refuses what another recipient has
/// taken meanwhile, and says so. https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class GiveAliases(Tenant tenant) : IOffboardingStep
{
    internal const string Person = "personId";
    private const string Name = "person";

    public StepId Id => StepIds.GiveAliases;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [StepIds.RemoveAliases];

    /// <summary>Who gets them; null where nobody can.</summary>
    public static Colleague? To(Snapshot snapshot, Choices choices) =>
        choices is { Aliases: AliasChoice.Move, AliasesTo: { } id } && id != snapshot.Account.Person.Id && snapshot.Colleague(id) is { IsSynced: false } colleague ? colleague : null;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => To(snapshot, choices) is not { } colleague || RemoveAliases.Going(snapshot, choices) is not { Count: > 0 } going
        ? null
        : new()
        {
            Id = Id,
            Targets = going,
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Person] = colleague.Person.Id.Value, [Name] = colleague.Person.DisplayName },
        };

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.GetAsync(context.Step.Parameters[Person], cancellationToken) is not { IsRemote: false } mailbox)
        {
            return new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.NoMailboxForAliases", (Name, context.Step.Parameters[Name])));
        }

        var missing = Missing(context, mailbox);
        return StepFacts.Reading(missing.Count == 0, new JsonObject { [RemoveAliases.Aliases] = StepFacts.List(context.Step.Targets.Select(t => t.Id).Except(missing)) });
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.GetAsync(context.Step.Parameters[Person], cancellationToken) is { } mailbox && Missing(context, mailbox) is { Count: > 0 } missing)
        {
            await tenant.Names.AddAliasesAsync(context.Step.Parameters[Person], missing, cancellationToken);
        }
    }

    private static List<string> Missing(StepContext context, ExchangeMailbox mailbox) =>
        [.. context.Step.Targets.Select(t => t.Id).Except(mailbox.Aliases.Append(mailbox.PrimarySmtpAddress ?? ""), StringComparer.OrdinalIgnoreCase)];
}
