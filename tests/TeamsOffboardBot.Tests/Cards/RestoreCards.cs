using AdaptiveCards;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Planning;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Cards;

/// <summary>The cards about accounts that were deleted and mailboxes that end, for any leaver.</summary>
internal static class RestoreCards
{
    /// <summary>As such an account is read: somebody has its name, others its addresses.</summary>
    public static Snapshot Deleted(Snapshot snapshot, string name, int addresses) => snapshot with
    {
        Groups = Fact.Of<IReadOnlyList<GroupMembership>>([]),
        Mailbox = Fact.Of<Mailbox>(null),
        OneDrive = Fact.Of<OneDrive>(null),
        Deleted = new DeletedAccount
        {
            DeletedAt = Noon.AddDays(-16),
            NameHolder = Alex with { DisplayName = name },
            TakenAddresses = [.. Enumerable.Range(1, addresses).Select(i => new TakenAddress($"adele{i}@contoso.com", name))],
        },
    };

    /// <summary>As a mailbox that others work in is read.</summary>
    public static Snapshot Shared(Snapshot snapshot, string name, int people, bool? isHeld) => snapshot with
    {
        Mailbox = Fact.Of(SmallMailbox with
        {
            Type = MailboxType.Shared,
            HasOtherHold = isHeld,
            FullAccess = [.. Enumerable.Range(1, people).Select(i => $"{name} {i}")],
            ForwardingSmtpAddress = "alex.wilber@contoso.com",
            LastUsedAt = Noon.AddDays(-3),
        }),
    };

    public static IEnumerable<(string Name, AdaptiveCard Card)> All(Snapshot snapshot, string name, int many, WordList words)
    {
        var deleted = Deleted(snapshot, name, many);
        var how = Choices.ToRestore(new Restoration { AllowsSignIn = true, NewUserPrincipalName = "adele.vance2@contoso.com", Offboarding = Undone(snapshot) });
        var problem = Phrase.Of("Restore.Name.Taken", ("name", name));
        var restoring = words.About(RequestKind.Restoration);
        var form = new RestoreForm { NewName = "adele.vance2@contoso.com", OtherName = "adele.vance2@contoso.com" };
        yield return ("restore list", RestoreListCard.Render(name, [.. Enumerable.Repeat(new RestoreLine(snapshot.Account.Person, 12), Math.Min(many, RestoreListCard.MostLines))], more: many, words));
        var choosing = new RestoreModel
        {
            Data = [(Fields.Form, "1")],
            Snapshot = deleted,
            Form = form,
            Findings = Plans.Make(deleted, how).Findings,
            Problems = new Dictionary<string, Phrase>(StringComparer.Ordinal) { [Fields.NewName] = problem },
        };
        yield return ("restore choices", RestoreCard.Render(choosing, restoring));
        yield return ("restore change", RestoreCard.Render(choosing with { IsChange = true }, restoring));
        yield return ("restore summary", SummaryCard.Render(new SummaryModel("1", deleted, how, Plans.Make(deleted, how), null), words));
        yield return ("restore approval", RequestCard.Render(EveryCard.Request(deleted, how), forApprover: true, words));
        yield return ("restore all fails", RequestCard.Render(EveryCard.Request(deleted, how, RequestStage.Running, _ => StepStatus.Failed), forApprover: true, words));
        yield return ("restore finished", RequestCard.Render(EveryCard.Request(deleted, how, RequestStage.Finished, _ => StepStatus.Changed), forApprover: false, words));
        var lost = Plans.Make(deleted, how).Findings.Where(f => f.Severity == FindingSeverity.Warning).Select(f => f.Text).ToList();
        RestoreOutlook[] outlooks = [new(snapshot.Account.Person, 12, lost, null), new(snapshot.Account.Person, 3, lost, problem)];
        var people = Math.Clamp(many, 1, RestoreSeveralCard.MostPeople / 2);
        yield return ("restore several", RestoreSeveralCard.Render([.. Enumerable.Repeat(outlooks, people).SelectMany(o => o)], form, restoring));
        yield return ("restore sent", RestoreSeveralCard.Render(
            [.. Enumerable.Range(0, people * 2).Select(i => new RestoreOutcome(snapshot.Account.Person.DisplayName, i % 2 == 0 ? null : problem, i % 2 == 0 ? new RequestId("7K2M9QXF") : null))], restoring));
        yield return ("who is deleted", WhoCard.Render(
            new WhoModel("1", name, Phrase.Of("Chat.Who.Deleted", ("name", name), ("deletedDate", "2026-11-05")), [], HasPicker: false) { Deleted = snapshot.Account.Person.Id }, words));
        foreach (var card in Endings(snapshot, name, many, words))
        {
            yield return card;
        }
    }

    private static IEnumerable<(string Name, AdaptiveCard Card)> Endings(Snapshot snapshot, string name, int many, WordList words)
    {
        var shared = Shared(snapshot, name, many, isHeld: null);
        var how = Choices.ToEnd(new Ending { AcceptsUnknownHold = true }, hold: null, new AccountDeletion(30));
        var plan = Plans.Make(shared, how);
        var choosing = new EndingModel
        {
            Data = [(Fields.Form, "1")],
            Snapshot = shared,
            Form = new EndingForm { DeletionDays = "30" },
            Findings = plan.Findings,
            Problems = new Dictionary<string, Phrase>(StringComparer.Ordinal) { [Fields.HoldDays] = Phrase.Of("Ending.Field.Days", ("most", "36500")) },
        };
        yield return ("ending choices", EndingCard.Render(choosing, words.About(RequestKind.Ending)));
        yield return ("ending change", EndingCard.Render(choosing with { IsChange = true }, words.About(RequestKind.Ending)));
        yield return ("ending summary", SummaryCard.Render(new SummaryModel("1", shared, how, plan, null), words));
        yield return ("ending approval", RequestCard.Render(EveryCard.Request(shared, how), forApprover: true, words));
        yield return ("ending all fails", RequestCard.Render(EveryCard.Request(shared, how, RequestStage.Running, _ => StepStatus.Failed), forApprover: true, words));
        yield return ("ending finished", RequestCard.Render(EveryCard.Request(shared, how, RequestStage.Finished, _ => StepStatus.Changed), forApprover: false, words));
    }

    /// <summary>An offboarding that took groups and licences before the deletion.</summary>
    private static Reinstatement Undone(Snapshot snapshot)
    {
        var plan = Plans.Make(snapshot, Standard);
        return new Reinstatement
        {
            Of = new RequestId("7K2M9QXF"),
            Before = snapshot,
            Done = [.. plan.Steps.Where(s => s.Id == StepIds.RemoveLicences || s.Id == StepIds.LeaveGroups).Select(s => new DoneStep { Planned = s, At = Noon.AddDays(-40), Before = EveryCard.Everything(s) })],
        };
    }
}
