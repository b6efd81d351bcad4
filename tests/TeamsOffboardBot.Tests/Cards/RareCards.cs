using AdaptiveCards;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Lists;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Planning;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Cards;

/// <summary>What is not on the straight way: a change, two approvers, a drift, the ends that are none, and what is looked up now and then.</summary>
internal static class RareCards
{
    private static readonly Actor Nestor = new(Alex.Id, "Nestor Wilke");
    private static readonly Actor Joni = new(new UserId("a0000000-0000-4000-8000-000000000006"), "Joni Sherman");

    public static IEnumerable<(string Name, AdaptiveCard Card)> All(Snapshot snapshot, Choices choices, ChoicesModel choosing, WordList words)
    {
        var request = EveryCard.Request(snapshot, choices);
        yield return ("change", ChoicesCard.Render(
            choosing with
            {
                IsChange = true,
                Profiles = [],
                Differences = [Phrase.Of("Clearance.Change.StepsMore", ("theSteps", "place-litigation-hold")), Phrase.Of("Clearance.Change.StepsLess", ("theSteps", "leave-groups,remove-licences"))],
            },
            words));
        yield return ("locked out", RequestCard.Render(LockedOut(snapshot, choices), forApprover: true, words));
        yield return ("tasks", RequestCard.Render(WithTasks(snapshot, choices), forApprover: true, words));
        yield return ("drifted", RequestCard.Render(Drifted(LockedOut(snapshot, choices)), forApprover: true, words));
        yield return ("rejected", RequestCard.Render(Ended(request, RequestStage.Rejected), forApprover: false, words));
        yield return ("expired", RequestCard.Render(Ended(request, RequestStage.Expired), forApprover: false, words));
        yield return ("withdrawn", RequestCard.Render(Ended(request, RequestStage.Withdrawn), forApprover: true, words));
        var asking = ToldCards.Finished(snapshot);
        yield return ("date", ToldCards.Date(asking, DeadlineKind.OneDriveArchived, forApprover: true, words));
        yield return ("deletion asks", ToldCards.Date(ToldCards.Asking(asking), DeadlineKind.AccountDeleted, forApprover: true, words));
        yield return ("handover", ToldCards.Handover(snapshot.Account.Person, "Sales, Retail", words));
        yield return ("open", ListCard.Render(
            [
                new StatusLine(new RequestId("7K2M9QXF"), snapshot.Account.Person.DisplayName, RequestStage.WaitingForPeople, Noon),
                new StatusLine(new RequestId("3H8T5RWB"), Alex.DisplayName, RequestStage.AwaitingApproval, Noon, new NextMoment(NextMomentKind.Expires, Noon.AddDays(7))),
                new StatusLine(new RequestId("9C4J6NZD"), "Irvin Sayers", RequestStage.Scheduled, Noon, new NextMoment(NextMomentKind.Starts, Noon.AddDays(18))),
            ],
            page: 0,
            words));
        yield return ("reinstate", ReinstateCard.Render([new ReinstateLine(new RequestId("7K2M9QXF"), snapshot.Account.Person.DisplayName, Noon)], more: 0, words));
        yield return ("line of a list", Line(snapshot, choices, words));
        yield return ("reading", ReadingCard.Render(new ReadingModel("1", null), words));
        yield return ("not read", ReadingCard.Render(new ReadingModel("1", Phrase.Of("Chat.Fault.Throttled", ("service", "Microsoft Graph"))), words));
        yield return ("help of an auditor", HelpCard.Render(HelpFor.Nobody, mayReadEvidence: true, words));
        yield return ("help of others", HelpCard.Render(HelpFor.Nobody, mayReadEvidence: false, words));
        yield return ("check-up", CheckCard.Render(
            [
                .. Enumerable.Repeat(new CheckLine(CheckArea.Permission, Phrase.Of("CheckUp.Clock.Subject"), CheckVerdict.Ok, Phrase.Of("CheckUp.Clock.Ok", ("seconds", "1")), null, null), 41),
                new CheckLine(
                    CheckArea.Permission,
                    Phrase.Of("CheckUp.Role.Subject", ("name", "Exchange Administrator")),
                    CheckVerdict.Missing,
                    Phrase.Of("CheckUp.Role.NotHeld"),
                    Phrase.Of("CheckUp.People.Block.Why"),
                    Phrase.Of("CheckUp.Role.Fix")),
            ],
            words));
        yield return ("list replaced", NoticeCard.Render(Phrase.Of("Many.Replaced.Title"), Phrase.Of("Many.Replaced.What"), words));
        yield return ("cancelled", NoticeCard.Render(Phrase.Of("Chat.Card.Cancelled"), null, words));
    }

    private static RequestState LockedOut(Snapshot snapshot, Choices choices)
    {
        var request = EveryCard.Request(snapshot with { DirectoryRoles = Fact.Of<IReadOnlyList<string>>(["User Administrator"]) }, choices with { IsImmediate = true, Start = null }, RequestStage.LockOutOnly);
        var approval = new Decision(Nestor, Noon.AddHours(1), request.Plan.Hash, null);
        return request with
        {
            Decision = null,
            Approvals = [approval],
            LockOutRelease = approval,
            Steps = [.. request.Plan.Steps.Select(s => new StepState { Id = s.Id, Status = Plans.Catalog.Step(s.Id).IsLockOut ? StepStatus.Changed : StepStatus.Pending })],
        };
    }

    /// <summary>Synced from Active Directory: a person blocks it there, and three steps wait for that.</summary>
    private static RequestState WithTasks(Snapshot snapshot, Choices choices)
    {
        var request = EveryCard.Request(snapshot with { Account = snapshot.Account with { IsSynced = true, OnPremisesDistinguishedName = "CN=Adele Vance,OU=Sales,DC=contoso,DC=com" } }, choices with { Start = null }, RequestStage.WaitingForPeople);
        StepId[] waiting = [StepIds.SignOutAfterActiveDirectory, StepIds.CheckBlockAfterSync, StepIds.RemoveSignInMethods];
        return request with
        {
            Decision = request.Decision! with { Reason = null },
            Steps = [.. request.Plan.Steps.Select(s => new StepState
            {
                Id = s.Id,
                Status = s.Id == StepIds.OnPremisesAccount || waiting.Contains(s.Id) ? StepStatus.NeedsPerson : StepStatus.Changed,
                Reason = s.Id == StepIds.OnPremisesAccount ? Phrase.Of("Steps.on-premises-account.Task", ("account", "avance"), ("distinguishedName", "CN=Adele Vance,OU=Sales,DC=contoso,DC=com")) : null,
                Unproven = waiting.Contains(s.Id) ? [StepIds.OnPremisesAccount] : [],
                WaitsForSteps = waiting.Contains(s.Id),
            })],
        };
    }

    private static RequestState Drifted(RequestState locked) => locked with
    {
        Approvals = [],
        Replacement = new PlanReplacement(locked.Plan.Hash, By: null, [new Decision(Nestor, Noon, locked.Plan.Hash, null), new Decision(Joni, Noon, locked.Plan.Hash, null)])
        {
            Differences =
            [
                Phrase.Of("Clearance.Drift.OwnedNew", ("names", "Sales Planning")),
                Phrase.Of("Clearance.Drift.TargetsNew", ("theSteps", "leave-groups"), ("targets", "Marketing, Retail")),
            ],
        },
    };

    private static RequestState Ended(RequestState request, RequestStage stage) => request with
    {
        Stage = stage,
        Decision = stage == RequestStage.Expired ? null : new Decision(stage == RequestStage.Withdrawn ? request.Requester : Nestor, Noon.AddHours(3), request.Plan.Hash, stage == RequestStage.Withdrawn ? null : "She moves to another department."),
    };

    private static AdaptiveCard Line(Snapshot snapshot, Choices choices, WordList words)
    {
        var plan = Plans.Make(snapshot, choices);
        var row = new ListRow
        {
            Line = 2,
            State = ListRowState.Ready,
            Entry = new ListEntry { Person = snapshot.Account.Person.UserPrincipalName },
            Leaver = snapshot.Account.Person,
            Plan = ListPlan.Of(snapshot, choices, plan),
        };
        var list = new LeaverList { Id = new("L-7K2M9QXF"), Owner = Megan.Id, OwnerName = Megan.DisplayName, Stage = ListStage.Preview, At = Noon, Language = "nl" };
        return ListRowCard.Render(list, new ListLine(row), new ListDraft(snapshot, choices), plan, words);
    }
}
