using System.Text.Json.Nodes;
using AdaptiveCards;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Lists;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps.Reinstate;
using TeamsOffboardBot.Tests.Planning;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Cards;

/// <summary>Every card of the product, drawn for an everyday leaver and for the worst one a tenant could hold.</summary>
internal static class EveryCard
{
    public const string Nasty = "**Bold** [link](http://evil.example) {{DATE(2026-01-01)}} <b>html</b> \u202Eeman `code` _it_ ~~no~~ &copy; # 1. x";

    public static IEnumerable<(string Name, AdaptiveCard Card)> Everyday => Languages.All.SelectMany(EverydayIn);

    public static IEnumerable<(string Name, AdaptiveCard Card)> Worst =>
        Languages.All.SelectMany(language => All(Terrible(), WorstChoices, language));

    private static Choices WorstChoices => Standard with
    {
        NamePrefix = "(left)",
        Aliases = AliasChoice.Move,
        AliasesTo = Megan.Id,
        AutoReply = new AutoReplyText(Long(2000), Long(2000)),
        OneDriveCopy = new OneDriveCopy(new DocumentFolder("b!finance", "01LEAVERS", $"https://contoso.sharepoint.com/sites/finance/{new string('a', 400)}")),
        StopOneDriveSharing = true,
    };

    public static IEnumerable<(string Name, AdaptiveCard Card)> EverydayIn(string language) => All(Facts.With(Groups(8, "Group")), Standard, language);

    public static Snapshot Terrible()
    {
        var leaver = Adele with { DisplayName = Long(256), JobTitle = Long(128), Department = Long(64), Mail = $"{new string('a', 200)}@contoso.com" };
        var facts = Facts with
        {
            Account = Facts.Account with { Person = leaver, IsSynced = true, OnPremisesDistinguishedName = Long(500) },
            Devices = Fact.Of<IReadOnlyList<string>>([.. Enumerable.Range(1, 60).Select(i => $"{Nasty} {i}")]),
            DirectReports = Fact.Of<IReadOnlyList<Person>>([.. Enumerable.Range(1, 60).Select(i => Alex with { DisplayName = $"{Nasty} {i}" })]),
        };
        facts = facts with
        {
            SignInMethods = Fact.Of<IReadOnlyList<string>>(["email", "fido2", "fido2", "microsoftAuthenticator", "phone", "softwareOath", Nasty]),
            PhoneNumbers = Fact.Of<IReadOnlyList<string>>(["+14255550101", "+14255550102"]),
            MailDevices = Fact.Of<IReadOnlyList<MailDevice>>([.. Enumerable.Range(1, 30).Select(i => new MailDevice($"mail-{i}", $"DEVICE{i}", $"{Nasty} {i}", true))]),
            ManagedDevices = Fact.Of<IReadOnlyList<ManagedComputer>>([.. Enumerable.Range(1, 30).Select(i => new ManagedComputer($"managed-{i}", $"{Nasty} {i}", i % 2 == 0))]),
            RegisteredDevices = Fact.Of<IReadOnlyList<RegisteredComputer>>([.. Enumerable.Range(1, 30).Select(i => new RegisteredComputer($"registered-{i}", $"{Nasty} {i}", true))]),
            Mailbox = Fact.Of<Mailbox>(SmallMailbox with
            {
                Aliases = [.. Enumerable.Range(1, 60).Select(i => $"{new string('a', 200)}{i}@contoso.com")],
                SendOnBehalf = [.. Enumerable.Range(1, 60).Select(i => $"{Nasty} {i}")],
                OpenFolders = [.. Enumerable.Range(1, 60).Select(i => new OpenFolder($@"\{Nasty}\{i}", $"{Nasty} {i}", ["Editor"], ["Delegate"]))],
            }),
            OthersMailboxes = Fact.Of(new OthersMailboxes
            {
                LookedInto = 76,
                LeavesSharedOut = true,
                Found = [.. Enumerable.Range(1, 60).Select(i => new OthersMailbox($"mailbox-{i}", $"{Nasty} {i}") { FullAccess = true, SendOnBehalf = true, IsSynced = i % 2 == 0 })],
            }),
            DirectoryRoles = Fact.Of<IReadOnlyList<string>>([Nasty]),
            HeldRoles = [.. Enumerable.Range(1, 9).Select(i => new HeldRole($"role-{i}", $"{Nasty} {i}", "/", i % 2 == 0, Noon))],
            Apps = Fact.Of(new AppAccess
            {
                Roles = [.. Enumerable.Range(1, 40).Select(i => new StepTarget($"app-role-{i}", $"{Nasty} {i}"))],
                Consents = [.. Enumerable.Range(1, 40).Select(i => new StepTarget($"consent-{i}", Long(300)))],
                Owned = [.. Enumerable.Range(1, 40).Select(i => new StepTarget($"owned-{i}", $"{Nasty} {i}"))],
            }),
        };
        return facts.With(Groups(300, Nasty));
    }

    public static RequestState Request(Snapshot snapshot, Choices choices, RequestStage stage = RequestStage.AwaitingApproval, Func<int, StepStatus>? status = null)
    {
        var plan = Plans.Make(snapshot, choices);
        return new RequestState
        {
            Id = new RequestId("7K2M9QXF"),
            Seq = 4,
            SubmittedAt = Noon,
            Requester = new Actor(Megan.Id, Megan.DisplayName),
            Leaver = snapshot.Account.Person,
            Snapshot = snapshot,
            Choices = choices,
            Plan = plan,
            Stage = stage,
            AwaitingSince = Noon,
            ExpiresAt = Noon.AddDays(7),
            Head = new string('a', 64),
            Decision = stage == RequestStage.AwaitingApproval ? null : new Decision(new Actor(Alex.Id, "Nestor Wilke"), Noon, plan.Hash, Long(1000)),
            Approvals = stage == RequestStage.AwaitingApproval ? [] : [new Decision(new Actor(Alex.Id, "Nestor Wilke"), Noon, plan.Hash, null)],
            Steps = status is null ? [] : [.. plan.Steps.Select((s, i) => Step(s.Id, status(i)))],
        };
    }

    /// <summary>Two must agree, one has; the choices were changed before that, and the lock-out went as badly as it could.</summary>
    public static RequestState LockedOut(Snapshot snapshot, Choices choices, RequestStage stage = RequestStage.LockOutOnly)
    {
        var holder = snapshot with { DirectoryRoles = Fact.Of<IReadOnlyList<string>>([Nasty, "Global Administrator"]) };
        var request = Request(holder, choices with { IsImmediate = true }, stage);
        var approval = new Decision(new Actor(Alex.Id, Nasty), Noon, request.Plan.Hash, null);
        return request with
        {
            Decision = stage == RequestStage.LockOutOnly ? null : request.Decision,
            Approvals = [approval],
            LockOutRelease = approval,
            Replacement = new PlanReplacement(request.Plan.Hash, new Actor(Megan.Id, Nasty), [approval]),
            Steps = [.. request.Plan.Steps.Select(s => Plans.Catalog.Step(s.Id).IsLockOut ? Step(s.Id, StepStatus.Failed) with { Attempts = 5 } : new StepState { Id = s.Id })],
        };
    }

    private static RequestState Drifted(Snapshot snapshot, Choices choices)
    {
        var locked = LockedOut(snapshot, choices);
        var differences = Enumerable.Range(1, 40).Select(_ => Phrase.Of("Clearance.Drift.TargetsNew", ("theSteps", "leave-groups"), ("targets", Long(3000))));
        return locked with { Approvals = [], Replacement = new PlanReplacement(locked.Plan.Hash, By: null, locked.Approvals) { Differences = [.. differences] } };
    }

    /// <summary>Somebody asked much, was answered at length, and asked again.</summary>
    public static RequestState Asked(RequestState request, string text = Nasty)
    {
        var filled = text == Nasty ? Long(QuestionBlocks.LongestText) : text;
        var first = new Question(2, new Actor(Alex.Id, "Nestor Wilke"), Noon, filled) { Answer = new Answer(request.Requester, Noon, filled) };
        return request with { Questions = [first, first with { Seq = 4, Answer = null }] };
    }

    /// <summary>All that can be different at once, and an approval that counts no more.</summary>
    public static RequestState Changed(Snapshot snapshot, Choices choices)
    {
        var request = Request(snapshot, choices);
        var steps = string.Join(',', request.Plan.Steps.Select(s => s.Id.Value));
        string[] kinds = ["StepsMore", "StepsLess", "StepsOther"];
        var differences = kinds.Select(kind => Phrase.Of($"Clearance.Change.{kind}", ("theSteps", steps))).Append(Phrase.Of("Clearance.Change.AutoReply"));
        return request with { Replacement = new PlanReplacement(request.Plan.Hash, new Actor(Alex.Id, Nasty), [new Decision(new Actor(Alex.Id, Nasty), Noon, request.Plan.Hash, null)]) { Differences = [.. differences] } };
    }

    private static IEnumerable<(string Name, AdaptiveCard Card)> All(Snapshot snapshot, Choices choices, string language)
    {
        var culture = Languages.CultureOf(language, locale: null);
        var there = new WordList(culture, TimeZones.Find("America/New_York"));
        return All(snapshot, choices, new WordList(culture), there).Select(c => ($"{language} {c.Name}", c.Card));
    }

    private static IEnumerable<(string Name, AdaptiveCard Card)> All(Snapshot snapshot, Choices choices, WordList words, WordList wordsThere)
    {
        var plan = Plans.Make(snapshot, choices);
        var person = snapshot.Account.Person;
        var problem = Phrase.Of("Chat.Choices.Unknown", ("name", Nasty));
        yield return ("welcome", WelcomeCard.Render(words));
        foreach (var reader in Enum.GetValues<HelpFor>())
        {
            yield return ($"help {reader}", HelpCard.Render(reader, mayReadEvidence: reader == HelpFor.Approver, words));
        }

        yield return ("help auditor", HelpCard.Render(HelpFor.Nobody, mayReadEvidence: true, words));

        yield return ("language", LanguageCard.Render(isChosen: false, words));
        yield return ("language chosen", LanguageCard.Render(isChosen: true, words));
        yield return ("check-up", CheckCard.Render(
            [.. Enumerable.Range(0, 40).Select(i => new CheckLine(CheckArea.Permission, Phrase.Of("CheckUp.Text", ("text", Nasty)), (CheckVerdict)(i % 4), problem, problem, problem))], words));
        yield return ("notice", NoticeCard.Render(Phrase.Of("Chat.Card.Cancelled"), problem, words));
        yield return ("reading", ReadingCard.Render(new ReadingModel("1", null), words));
        yield return ("not read", ReadingCard.Render(new ReadingModel("1", problem), words));
        yield return ("who", WhoCard.Render(new WhoModel("1", Long(200), problem, [.. Enumerable.Range(1, 60).Select(i => person with { Id = new($"a0000000-0000-4000-8000-{i:000000000000}") })], HasPicker: false), words));
        yield return ("who with a picker", WhoCard.Render(new WhoModel("1", Long(200), problem, [.. Enumerable.Repeat(person, 1)], HasPicker: true), words));
        yield return ("choices with a picker", ChoicesCard.Render(Choose(snapshot, choices, plan, isChange: false, problem, words) with { HasPicker = true }, words));
        yield return ("pick", PickPersonCard.Render(new PickPersonModel("1", Nasty, [.. Enumerable.Repeat(person, 9)], true, problem), words));
        yield return ("choices", ChoicesCard.Render(Choose(snapshot, choices, plan, isChange: false, problem, words), words));
        yield return ("change", ChoicesCard.Render(Choose(snapshot, choices, plan, isChange: true, problem, words), words));
        yield return ("summary", SummaryCard.Render(new SummaryModel("1", snapshot, choices, plan, problem), words));
        yield return ("status", StatusCard.Render([.. Enumerable.Range(1, 40).Select(_ => new StatusLine(new RequestId("7K2M9QXF"), person.DisplayName, RequestStage.Running, Noon, new NextMoment(NextMomentKind.GoesOn, Noon)))], words));
        RequestStage[] open = [RequestStage.AwaitingApproval, RequestStage.LockOutOnly, RequestStage.Scheduled, RequestStage.Running, RequestStage.WaitingForPeople];
        yield return ("list", ListCard.Render(
            [.. Enumerable.Range(1, 40).Select(i => new StatusLine(new RequestId("7K2M9QXF"), person.DisplayName, open[i % open.Length], Noon, new NextMoment(NextMomentKind.GoesOn, Noon)))], 1, words));
        foreach (var (name, card) in ListCardsOf(snapshot, choices, plan, problem, words))
        {
            yield return (name, card);
        }

        yield return ("reinstate", ReinstateCard.Render([.. Enumerable.Repeat(new ReinstateLine(new RequestId("7K2M9QXF"), person.DisplayName, Noon), 10)], more: 90, words));
        var asked = Asked(Request(snapshot, choices));
        yield return ("question", QuestionCard.Render(asked, asked.Questions[1], words));
        yield return ("evidence", EvidenceCard.Render([.. Enumerable.Range(1, 10).Select(_ => new StatusLine(new RequestId("7K2M9QXF"), person.DisplayName, RequestStage.Finished, Noon))], more: 90, words));
        var reinstating = Choices.ToReinstate(new Reinstatement
        {
            Of = new RequestId("7K2M9QXF"),
            Before = snapshot,
            Done = [.. plan.Steps.Select(s => new DoneStep { Planned = s, Before = Everything(s), Lost = Undoings.All[s.Id].Lost })],
        });
        yield return ("reinstate summary", SummaryCard.Render(new SummaryModel("1", snapshot, reinstating, Plans.Make(snapshot, reinstating), problem), words));
        yield return ("reinstate approval", RequestCard.Render(Request(snapshot, reinstating), forApprover: true, words));
        yield return ("reinstate all fails", RequestCard.Render(Request(snapshot, reinstating, RequestStage.Running, _ => StepStatus.Failed), forApprover: true, words));
        yield return ("reinstate finished", RequestCard.Render(Request(snapshot, reinstating, RequestStage.Finished, _ => StepStatus.Changed), forApprover: false, words));
        foreach (var card in RestoreCards.All(snapshot, snapshot.Account.IsSynced ? Nasty : "Alex Wilber", snapshot.Account.IsSynced ? 60 : 2, words))
        {
            yield return card;
        }

        foreach (var card in ToldCards.All(snapshot, snapshot.Account.IsSynced ? Nasty : "Sales", words))
        {
            yield return card;
        }

        yield return ("change counted", ChoicesCard.Render(
            Choose(snapshot, choices, plan, isChange: true, problem, words) with { Differences = Changed(snapshot, choices).Replacement!.Differences, Problems = new Dictionary<string, Phrase>(StringComparer.Ordinal), Problem = null },
            words));
        var scheduled = choices with { Start = Start.On(new DateTime(2026, 10, 25, 2, 30, 0), TimeZones.Find("Europe/Amsterdam")!) };
        yield return ("choices with start", ChoicesCard.Render(Choose(snapshot, scheduled, plan, isChange: true, problem, words) with { Start = scheduled.Start }, wordsThere));
        yield return ("summary with start", SummaryCard.Render(new SummaryModel("1", snapshot, scheduled, plan, problem), wordsThere));
        foreach (var forApprover in new[] { true, false })
        {
            var missed = Request(snapshot, scheduled) with { Reminders = [new Reminder(ReminderReason.StartHasPassed, scheduled.Start.At)] };
            yield return ($"approval with start {forApprover}", RequestCard.Render(Request(snapshot, scheduled), forApprover, wordsThere));
            yield return ($"approval after start {forApprover}", RequestCard.Render(missed, forApprover, wordsThere));
            yield return ($"asked {forApprover}", RequestCard.Render(Asked(Request(snapshot, choices)), forApprover, wordsThere));
            yield return ($"changed {forApprover}", RequestCard.Render(Changed(snapshot, choices), forApprover, wordsThere));
            yield return ($"scheduled {forApprover}", RequestCard.Render(Request(snapshot, scheduled, RequestStage.Scheduled), forApprover, wordsThere));
            yield return ($"expired {forApprover}", RequestCard.Render(Request(snapshot, scheduled, RequestStage.Expired), forApprover, wordsThere));
            yield return ($"approval {forApprover}", RequestCard.Render(Request(snapshot, choices), forApprover, words));
            yield return ($"all fails {forApprover}", RequestCard.Render(Request(snapshot, choices, RequestStage.Running, _ => StepStatus.Failed), forApprover, words));
            yield return ($"running {forApprover}", RequestCard.Render(
                Request(snapshot, choices, RequestStage.Running, i => i % 3 == 0 ? StepStatus.Started : StepStatus.Changed), forApprover, words, new RunPace(TimeSpan.FromMinutes(3), 10)));
            yield return ($"mixed {forApprover}", RequestCard.Render(Request(snapshot, choices, RequestStage.WaitingForPeople, i => Enum.GetValues<StepStatus>()[i % 11]), forApprover, words));
            yield return ($"finished {forApprover}", RequestCard.Render(Request(snapshot, choices, RequestStage.Finished, i => Enum.GetValues<StepStatus>()[4 + i % 5]), forApprover, words));
            yield return ($"mailbox ends {forApprover}", RequestCard.Render(
                Request(snapshot, choices, RequestStage.Finished, _ => StepStatus.Changed) with { FollowedBy = new FollowUp(new RequestId("3H8T5RWB"), RequestKind.Ending, IsOpen: forApprover) }, forApprover, words));
            yield return ($"locked out {forApprover}", RequestCard.Render(LockedOut(snapshot, choices), forApprover, words));
            yield return ($"drifted {forApprover}", RequestCard.Render(Drifted(snapshot, choices), forApprover, words));
            yield return ($"facts unreadable {forApprover}", RequestCard.Render(
                Request(snapshot, choices, RequestStage.Running, _ => StepStatus.Failed) with { PendingFacts = new PendingFacts(Noon, problem, 3) }, forApprover, words));
            yield return ($"expired after the lock-out {forApprover}", RequestCard.Render(LockedOut(snapshot, choices, RequestStage.Expired), forApprover, words));
            yield return ($"rejected after the lock-out {forApprover}", RequestCard.Render(LockedOut(snapshot, choices, RequestStage.Rejected), forApprover, words));
            yield return ($"rejected {forApprover}", RequestCard.Render(Request(snapshot, choices, RequestStage.Rejected), forApprover, words));
        }
    }

    /// <summary>A list of 500 with lines in every state, each of them as long as it may be.</summary>
    private static IEnumerable<(string Name, AdaptiveCard Card)> ListCardsOf(Snapshot snapshot, Choices choices, Plan plan, Phrase problem, WordList words)
    {
        var scheduled = choices with { Start = Start.On(new DateTime(2026, 10, 25, 2, 30, 0), TimeZones.Find("Europe/Amsterdam")!) };
        var row = new ListRow
        {
            Line = 499,
            State = ListRowState.Ready,
            Entry = new ListEntry { Person = Long(200) },
            Leaver = snapshot.Account.Person,
            Plan = ListPlan.Of(snapshot, scheduled, plan) with { Warnings = 12 },
            Request = new RequestId("7K2M9QXF"),
        };
        var list = new LeaverList { Id = new("L-7K2M9QXF"), Owner = Megan.Id, OwnerName = Nasty, Stage = ListStage.Preview, At = Noon, Language = "nl", PassedOver = [.. Enumerable.Repeat(Nasty, 30)] };
        ListModel Model(ListStage stage, bool forApprover, params IEnumerable<ListLine> lines) => new()
        {
            List = list with { Stage = stage },
            Lines = [.. Enumerable.Range(0, 500 / lines.Count()).SelectMany(_ => lines)],
            Page = 3,
            ForApprover = forApprover,
            Digest = new string('a', 64),
        };
        ListRow[] before =
        [
            row with { Request = null }, row with { State = ListRowState.Problem, Problem = Phrase.Of("Many.Row.Several", ("name", Long(80)), ("people", Long(300))) },
            row with { State = ListRowState.Problem, Problem = problem, Leaver = null, IsUnreadable = true }, row with { State = ListRowState.Removed },
        ];
        var after = Enum.GetValues<RequestStage>().Select(stage => new ListLine(row with { State = ListRowState.Submitted }, stage, new NextMoment(NextMomentKind.GoesOn, Noon), stage == RequestStage.AwaitingApproval));
        yield return ("many", ManyCard.Render(ShownCards.Offered(words), problem, Nasty, words));
        yield return ("list reading", ListPreviewCard.Render(Model(ListStage.Reading, false, [.. before.Select(r => new ListLine(r))]), words));
        yield return ("list preview", ListPreviewCard.Render(Model(ListStage.Preview, false, [.. before.Select(r => new ListLine(r))]), words));
        yield return ("list row", ListRowCard.Render(list, new ListLine(row), new ListDraft(snapshot, scheduled), plan, words));
        yield return ("list approval", LeaverListCard.Render(Model(ListStage.Submitted, true, new ListLine(row with { State = ListRowState.Submitted }, RequestStage.AwaitingApproval, null, CanDecide: true)), words));
        yield return ("list of all", LeaverListCard.Render(Model(ListStage.Submitted, true, [.. after, new ListLine(row with { State = ListRowState.OnItsOwn }, RequestStage.AwaitingApproval)]), words));
        yield return ("list at work", LeaverListCard.Render(Model(ListStage.Submitted, false, [.. after, .. before.Skip(1).Select(r => new ListLine(r with { Request = null }))]) with { Doing = new ListDoing("Many.Doing.Approve", 120, 500) }, words));
    }

    private static ChoicesModel Choose(Snapshot snapshot, Choices choices, Plan plan, bool isChange, Phrase problem, WordList words) => new()
    {
        Snapshot = snapshot,
        Form = ChoicesForm.From(choices, id => id.Value, "Europe/Amsterdam"),
        Findings = plan.Findings,
        Choices = choices,
        Profiles = isChange ? [] : [new ProfileOffer(choices.Profile, words.Say("Rules.Profiles.StandardLeaver")), .. Enumerable.Range(1, 4).Select(i => new ProfileOffer($"{i}", words.Say("Rules.Profiles.DeleteOnly")))],
        IsChanged = true,
        Problems = new Dictionary<string, Phrase>(StringComparer.Ordinal) { [Fields.MailTo] = problem, [Fields.OneDriveOwner] = problem },
        Data = [(Fields.Form, "1")],
        Problem = problem,
        IsChange = isChange,
    };

    private static StepState Step(StepId id, StepStatus status) => new()
    {
        Id = id,
        Status = status,
        Reason = status is StepStatus.Failed or StepStatus.Changed ? null : Phrase.Of("Chat.Choices.Unknown", ("name", Long(400))),
        Fault = new FaultFacts("Graph", "PATCH /users/{id}", 400, "Request_BadRequest", "request-1") { Message = Long(1000) },
        By = status is StepStatus.Started or StepStatus.Changed ? null : new Actor(Alex.Id, Nasty),
        Note = Long(1000),
        DueAt = Noon,
        FirstStartedAt = Noon,
        SettledAt = Noon.AddSeconds(12),
    };

    /// <summary>All that a step could have taken was there.</summary>
    internal static JsonObject Everything(PlannedStep step)
    {
        var targets = step.Targets.Select(t => $"{t.Name} ({t.Id})").ToList();
        string[] lists = ["stillIn", "stillAssigned", "stillOwnedByLeaver", "withoutNewOwner", "stillReport", "enabled", "active", "eligible", "appRoles", "forwardingRules"];
        var facts = new JsonObject(lists.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonArray([.. targets.Select(t => (JsonNode)t)]))))
        {
            ["accountEnabled"] = true,
            ["isMember"] = false,
            ["hiddenFromAddressListsEnabled"] = false,
            ["recipientTypeDetails"] = "UserMailbox",
            ["litigationHoldEnabled"] = false,
            ["forwardingSmtpAddress"] = Long(200),
        };
        foreach (var target in step.Targets)
        {
            facts[target.Id] = true;
        }

        return facts;
    }

    private static GroupMembership[] Groups(int count, string name) =>
        [.. Enumerable.Range(1, count).Select(i => AGroup($"{i:00}", $"{name} {i}") with { Id = $"b0000000-0000-4000-8000-{i:000000000000}" })];

    private static string Long(int length) => string.Concat(Enumerable.Repeat(Nasty + " ", length / Nasty.Length + 1))[..length];
}
