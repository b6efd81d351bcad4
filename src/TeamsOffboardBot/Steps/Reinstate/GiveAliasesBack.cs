using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Mail;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// The mailbox has its addresses again: taken off whoever got them, then added here, and in place only when both are so. An address that
/// became that person's primary one stays theirs. https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class GiveAliasesBack(Tenant tenant) : Reversal
{
    public override StepId Id => StepIds.GiveAliasesBack;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (own, others) = await ReadAsync(context, cancellationToken);
        if (own is null)
        {
            return Reasons.NoMailbox;
        }

        var addresses = context.Step.Targets.Select(t => t.Id).ToList();
        if (addresses.Contains(others?.PrimarySmtpAddress, StringComparer.OrdinalIgnoreCase))
        {
            return ChangedSince($"{others!.DisplayName}: {others.PrimarySmtpAddress}");
        }

        var missing = Missing(addresses, own);
        return StepFacts.Reading(
            missing.Count == 0 && Elsewhere(addresses, others).Count == 0, new JsonObject { [RemoveAliases.Aliases] = StepFacts.List(addresses.Except(missing)) });
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (own, others) = await ReadAsync(context, cancellationToken);
        var addresses = context.Step.Targets.Select(t => t.Id).ToList();
        if (Elsewhere(addresses, others) is { Count: > 0 } elsewhere)
        {
            await tenant.Names.RemoveAliasesAsync(context.Step.Parameters[GiveAliases.Person], elsewhere, cancellationToken);
        }

        if (own is not null && Missing(addresses, own) is { Count: > 0 } missing)
        {
            await tenant.Names.AddAliasesAsync(context.Leaver.Id.Value, missing, cancellationToken);
        }
    }

    protected override PlannedStep? Undo(Reinstatement done)
    {
        if (done.Step(StepIds.RemoveAliases) is not { } removed)
        {
            return null;
        }

        var aliases = removed.Texts(RemoveAliases.Aliases).Select(a => new StepTarget(a, a)).ToList();
        return done.Step(StepIds.GiveAliases) is { } given
            ? On(aliases, (GiveAliases.Person, given.Planned.Parameters[GiveAliases.Person]))
            : On(aliases);
    }

    private static List<string> Missing(IEnumerable<string> addresses, ExchangeMailbox own) =>
        [.. addresses.Except(own.Aliases.Append(own.PrimarySmtpAddress ?? ""), StringComparer.OrdinalIgnoreCase)];

    private static List<string> Elsewhere(IEnumerable<string> addresses, ExchangeMailbox? others) =>
        [.. addresses.Where(a => others?.Aliases.Contains(a, StringComparer.OrdinalIgnoreCase) == true)];

    private async Task<(ExchangeMailbox? Own, ExchangeMailbox? Others)> ReadAsync(StepContext context, CancellationToken cancellationToken)
    {
        var own = tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken);
        var others = context.Step.Parameters.TryGetValue(GiveAliases.Person, out var person)
            ? tenant.Mailboxes.GetAsync(person, cancellationToken)
            : Task.FromResult<ExchangeMailbox?>(null);
        await Task.WhenAll(own, others);
        return (await own, await others);
    }
}
