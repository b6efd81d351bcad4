using AdaptiveCards;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Planning;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Cards;

/// <summary>The cards that come without being asked for: a date that is near, and what somebody was given.</summary>
internal static class ToldCards
{
    public static IEnumerable<(string Name, AdaptiveCard Card)> All(Snapshot snapshot, string name, WordList words)
    {
        var request = Finished(snapshot);
        foreach (var kind in Enum.GetValues<DeadlineKind>().Where(k => k != DeadlineKind.AccountDeleted || request.Step(StepIds.DeleteAccount) is not null))
        {
            foreach (var forApprover in new[] { true, false })
            {
                yield return ($"date {kind} {forApprover}", Date(request, kind, forApprover, words));
            }
        }

        yield return ("date asks", Date(Asking(request), DeadlineKind.AccountDeleted, request.Step(StepIds.DeleteAccount) is not null, words));
        yield return ("handover", Handover(snapshot.Account.Person, name, words));
    }

    public static AdaptiveCard Date(RequestState request, DeadlineKind kind, bool forApprover, WordList words) =>
        DateCard.Render(
            request,
            new Deadline(kind, Noon.AddDays(14), Noon) { IsAssumed = kind == DeadlineKind.OneDriveDeleted, IsOurs = DatedSteps.StepOf(kind) is { } step && request.Step(step) is not null },
            Noon,
            forApprover,
            words);

    /// <summary>The account is to be deleted, and the bot asks once more.</summary>
    public static RequestState Asking(RequestState request) => request with
    {
        Steps = [.. request.Steps.Select(s => s.Id == StepIds.DeleteAccount ? s with { Status = StepStatus.NeedsPerson, Reason = Phrase.Of(DatedSteps.Question, ("deletionTime", "2026-12-14T12:00:00Z")) } : s)],
    };

    public static RequestState Finished(Snapshot snapshot) => EveryCard.Request(
        snapshot,
        Standard with { Mailbox = MailboxChoice.Keep, Delegates = [], AutoReply = null, Deletion = new AccountDeletion(30) },
        RequestStage.Finished,
        _ => StepStatus.Changed);

    public static AdaptiveCard Handover(Person leaver, string name, WordList words) => HandoverCard.Render(
        new Handover(
            leaver,
            Alex.Id,
            [
                Phrase.Of("Chat.Handover.give-mailbox-access", ("address", leaver.UserPrincipalName)),
                Phrase.Of("Chat.Handover.give-onedrive-access.Ends", ("leaver", leaver.DisplayName), ("readOnlyDate", "2027-02-16"), ("archivedDate", "2027-03-21")),
                Phrase.Of("Chat.Handover.copy-onedrive", ("leaver", leaver.DisplayName), ("folder", name)),
                Phrase.Of("Chat.Handover.hand-over-groups", ("names", name)),
                Phrase.Of("Chat.Handover.move-direct-reports", ("names", name)),
            ],
            [
                (Phrase.Of("Chat.Handover.OpenMailbox"), new Uri("https://outlook.office.com/mail/adele.vance@contoso.com/")),
                (Phrase.Of("Chat.Handover.OpenFiles"), new Uri("https://contoso-my.sharepoint.com/personal/adele_vance")),
            ]),
        words);
}
