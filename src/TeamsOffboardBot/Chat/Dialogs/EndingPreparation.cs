using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What there is to know before a shared mailbox or a forwarding ends: may this person ask, is there one, who uses it, what holds it.</summary>
public sealed class EndingPreparation(RequesterPolicy policy, Offboardings offboardings, RequestFacts facts)
{
    public async Task<Prepared> PrepareAsync(UserId requester, UserId leaver, CancellationToken cancellationToken)
    {
        var offboarding = await offboardings.LastOfAsync(leaver, cancellationToken);
        var answer = await policy.MayEndAsync(requester, leaver, offboarding, cancellationToken);
        if (AskRefusals.Of(answer) is { } refusal)
        {
            return await TakenUpAsync(requester, offboarding, answer, cancellationToken) ?? refusal;
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
            _ when offboarding?.FollowedBy is { Kind: RequestKind.Ending, IsOpen: false } ended => Ended(offboarding, ended),
            _ => new Prepared.Refused(Phrase.Of("Ending.Ask.Nothing", name), Open: null),
        };
    }

    /// <summary>Whoever presses a button that was drawn before the mailbox ended, or began to, is told so. Null: that is not why it cannot end.</summary>
    private async Task<Prepared?> TakenUpAsync(UserId requester, RequestState? offboarding, AskAnswer answer, CancellationToken cancellationToken) => (answer, offboarding?.FollowedBy) switch
    {
        (AskAnswer.AlreadyOpen { Open: var open }, { Kind: RequestKind.Ending } ending) when ending.Request == open => new Prepared.Refused(Of("Ending.Ask.Begun", offboarding!, ending), open),
        (AskAnswer.NotFound or AskAnswer.IsDeleted, { Kind: RequestKind.Ending, IsOpen: false } ended)
            when await policy.MayAskAgainAsync(requester, offboarding!.Leaver, offboarding, cancellationToken) is AskAnswer.Allowed => Ended(offboarding, ended),
        _ => null,
    };

    private static Prepared.Refused Ended(RequestState offboarding, FollowUp ended) => new(Of("Ending.Ask.Over", offboarding, ended), Open: null);

    private static Phrase Of(string text, RequestState offboarding, FollowUp ending) => Phrase.Of(text, ("name", offboarding.Leaver.DisplayName), ("request", ending.Request.Value));

    private static bool IsToEnd(Mailbox mailbox) =>
        mailbox.Type == MailboxType.Shared || mailbox.ForwardingAddress is not null || mailbox.ForwardingSmtpAddress is not null || mailbox.ForwardingRules.Count > 0;

    private static Prepared.Ready Ready(Snapshot snapshot, RequestId? offboarding) =>
        new(snapshot, Choices.ToEnd(new Ending { Offboarding = offboarding }, hold: null, new AccountDeletion(0)), Form: null) { Ending = new EndingForm() };
}
