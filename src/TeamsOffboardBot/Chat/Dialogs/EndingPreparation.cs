using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What there is to know before a shared mailbox or a forwarding ends: may this person ask, is there one, who uses it, what holds it.</summary>
public sealed class EndingPreparation(RequesterPolicy policy, Offboardings offboardings, RequestFacts facts)
{
    public async Task<Prepared> PrepareAsync(UserId requester, UserId leaver, CancellationToken cancellationToken)
    {
        var offboarding = await offboardings.LastOfAsync(leaver, cancellationToken);
        if (AskRefusals.Of(await policy.MayEndAsync(requester, leaver, offboarding, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        if (await facts.ReadAsync(RequestKind.Ending, leaver, [], cancellationToken) is not { } snapshot)
        {
            return new Prepared.Refused(Phrase.Of("Chat.Refused.NotFound"), Open: null);
        }

        var name = ("name", snapshot.Account.Person.DisplayName);
        return snapshot.Mailbox switch
        {
            { Unknown: { } why } => new Prepared.Unreadable(why),
            { Value: { IsHybrid: true } } => new Prepared.Refused(Phrase.Of("Ending.Ask.OnPremises", name), Open: null),
            { Value: { } mailbox } when IsToEnd(mailbox) => Ready(snapshot, offboarding?.Id),
            _ => new Prepared.Refused(Phrase.Of("Ending.Ask.Nothing", name), Open: null),
        };
    }

    private static bool IsToEnd(Mailbox mailbox) =>
        mailbox.Type == MailboxType.Shared || mailbox.ForwardingAddress is not null || mailbox.ForwardingSmtpAddress is not null || mailbox.ForwardingRules.Count > 0;

    private static Prepared.Ready Ready(Snapshot snapshot, RequestId? offboarding) =>
        new(snapshot, Choices.ToEnd(new Ending { Offboarding = offboarding }, hold: null, new AccountDeletion(0)), Form: null) { Ending = new EndingForm() };
}
