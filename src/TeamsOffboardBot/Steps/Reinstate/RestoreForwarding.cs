using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Reinstate;

/// <summary>
/// Mail is forwarded as before the offboarding, which mostly means: no longer. A forwarding that somebody set since is theirs.
/// https://learn.microsoft.com/powershell/module/exchange/set-mailbox
/// </summary>
public sealed class RestoreForwarding(Tenant tenant) : Reversal
{
    private const string Address = "forwardingAddress";
    private const string SmtpAddress = "forwardingSmtpAddress";
    private const string KeepsCopy = "keepsCopy";

    /// <summary>Where the offboarding let it go to; empty when to nobody.</summary>
    private const string Left = "left";

    public override StepId Id => StepIds.RestoreForwarding;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken) is not { } mailbox)
        {
            return Reasons.NoMailbox;
        }

        var isBack = Is(mailbox.ForwardingAddress, context.Step.Parameters[Address]) && Is(mailbox.ForwardingSmtpAddress, context.Step.Parameters[SmtpAddress]);
        var isAsLeft = mailbox.ForwardingAddress is null && Is(mailbox.ForwardingSmtpAddress, context.Step.Parameters[Left]);
        return isBack || isAsLeft
            ? StepFacts.Reading(isBack && mailbox.DeliverToMailboxAndForward == Copies(context.Step), Facts(mailbox))
            : ChangedSince(mailbox.ForwardingAddress ?? mailbox.ForwardingSmtpAddress);
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => tenant.Mailboxes.SetForwardingBackAsync(
        context.Leaver.Id.Value, Value(context.Step, Address), Value(context.Step, SmtpAddress), Copies(context.Step), cancellationToken);

    protected override PlannedStep? Undo(Reinstatement done)
    {
        var cleared = done.Step(StepIds.ClearOldForwarding);
        var forwarded = done.Step(StepIds.ForwardMail);
        if ((cleared ?? forwarded) is not { } first)
        {
            return null;
        }

        var (address, smtp) = (first.Text(Address) ?? "", first.Text(SmtpAddress) ?? "");
        var left = forwarded is null || done.Step(StepIds.StopForwarding) is not null ? "" : forwarded.Planned.Parameters["address"];
        return address.Length == 0 && string.Equals(smtp, left, StringComparison.OrdinalIgnoreCase)
            ? null
            : new()
            {
                Id = Id,
                Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [Address] = address,
                    [SmtpAddress] = smtp,
                    [KeepsCopy] = done.Before.Mailbox.Value?.DeliverToMailboxAndForward == true ? "true" : "false",
                    [Left] = left,
                    ["to"] = address.Length + smtp.Length == 0 ? "-" : $"{address}{smtp}",
                },
            };
    }

    private static bool Is(string? now, string wanted) => string.Equals(now ?? "", wanted, StringComparison.OrdinalIgnoreCase);

    private static string? Value(PlannedStep step, string name) => step.Parameters[name] is { Length: > 0 } value ? value : null;

    private static bool Copies(PlannedStep step) => step.Parameters[KeepsCopy] == "true";

    private static JsonObject Facts(ExchangeMailbox mailbox) => new()
    {
        [Address] = mailbox.ForwardingAddress,
        [SmtpAddress] = mailbox.ForwardingSmtpAddress,
        ["deliverToMailboxAndForward"] = mailbox.DeliverToMailboxAndForward,
    };
}
