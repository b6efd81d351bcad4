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

/// <summary>The cards of an ordinary offboarding, one after the other, as somebody would see them who reads this language.</summary>
internal static class ShownCards
{
    private static readonly Actor Nestor = new(Alex.Id, "Nestor Wilke");

    private static readonly Snapshot Leaver = Facts with
    {
        Account = Facts.Account with { Person = Adele with { JobTitle = "Retail Manager", Department = "Sales" } },
        PhoneNumbers = Fact.Of<IReadOnlyList<string>>(["+31205550101"]),
        SignInMethods = Fact.Of<IReadOnlyList<string>>(["phone", "fido2", "temporaryAccessPass"]),
        Mailbox = Fact.Of<Mailbox>(SmallMailbox with { Aliases = ["adele@contoso.com", "retail@contoso.com"], OpenFolders = [new OpenFolder(@"\Calendar", "Diego Siciliani", ["Editor"], ["Delegate"])] }),
        OthersMailboxes = Fact.Of(new OthersMailboxes { LookedInto = 14, Found = [new OthersMailbox("mailbox-1", "Sales") { FullAccess = true }] }),
        ManagedDevices = Fact.Of<IReadOnlyList<ManagedComputer>>([new ManagedComputer("managed-1", "LAPTOP-0042", false)]),
    };

    /// <summary>The straight way of one offboarding, and that of a list.</summary>
    public static IEnumerable<(string Name, AdaptiveCard Card)> In(string language)
    {
        var words = Words(language);
        var choices = Chosen(words);
        var plan = Plans.Make(Leaver, choices);
        yield return ("welcome", WelcomeCard.Render(words));
        yield return ("help", HelpCard.Render(HelpFor.Approver, mayReadEvidence: true, words));
        yield return ("language", LanguageCard.Render(isChosen: false, words));
        yield return ("who", WhoCard.Render(new WhoModel("1", string.Empty, null, [Adele, Alex], HasPicker: false), words));
        yield return ("pick", PickPersonCard.Render(new PickPersonModel("1", "Al", [Adele, Alex], true, null), words));
        yield return ("profile", ChoicesCard.Render(Model(choices, plan, words), words));
        yield return ("choices", ChoicesCard.Render(Model(choices, plan, words) with { IsOpen = true, IsChanged = true }, words));
        yield return ("summary", SummaryCard.Render(new SummaryModel("1", Leaver, choices, plan, null), words));
        yield return ("waiting", RequestCard.Render(EveryCard.Request(Leaver, choices), forApprover: false, words));
        yield return ("approval", RequestCard.Render(EveryCard.Request(Leaver, choices), forApprover: true, words));
        var asked = Asked(choices);
        yield return ("asked", RequestCard.Render(asked, forApprover: true, words));
        yield return ("question", QuestionCard.Render(asked, asked.Questions[1], words));
        yield return ("scheduled", RequestCard.Render(Request(choices, RequestStage.Scheduled, _ => StepStatus.Pending), forApprover: true, words));
        yield return ("running", RequestCard.Render(Request(choices, RequestStage.Running, AtWork), forApprover: true, words, new RunPace(TimeSpan.FromSeconds(50), 10)));
        yield return ("finished", RequestCard.Render(Request(choices, RequestStage.Finished, _ => StepStatus.Changed), forApprover: false, words));
        foreach (var shown in Many(words))
        {
            yield return shown;
        }

        yield return ("evidence", EvidenceCard.Render([new StatusLine(new RequestId("7K2M9QXF"), Adele.DisplayName, RequestStage.Finished, Noon)], more: 12, words));
        yield return ("status", StatusCard.Render(
            [new StatusLine(new RequestId("7K2M9QXF"), Adele.DisplayName, RequestStage.Scheduled, Noon, new NextMoment(NextMomentKind.Starts, choices.Start!.At))], words));
    }

    /// <summary>What is not on that way, and accounts and mailboxes afterwards.</summary>
    public static IEnumerable<(string Name, AdaptiveCard Card)> BesidesIn(string language)
    {
        var words = Words(language);
        var choices = Chosen(words);
        var holder = Leaver with { DirectReports = Fact.Of<IReadOnlyList<Person>>([]) };
        return RareCards.All(Leaver, choices, Model(choices, Plans.Make(Leaver, choices), words), words)
            .Concat(RestoreCards.All(holder, "Adele Vance-Jensen", many: 2, words).Where(c => !c.Name.EndsWith("fails", StringComparison.Ordinal)));
    }

    private static WordList Words(string language) => new(Languages.CultureOf(language, locale: null), TimeZones.Find("Europe/Amsterdam"));

    private static Choices Chosen(WordList words) => Standard with
    {
        NamePrefix = "(left)",
        Aliases = AliasChoice.Move,
        AliasesTo = Alex.Id,
        Start = Start.On(new DateTime(2026, 12, 18, 17, 30, 0), TimeZones.Find("Europe/Amsterdam")!),
        OneDriveCopy = new OneDriveCopy(Into: null),
        StopOneDriveSharing = true,
        AutoReply = new AutoReplyText(
            words.Say("Rules.AutoReply.InternalWithManager", ("leaver", Adele.DisplayName), ("manager", Megan.DisplayName)),
            words.Say("Rules.AutoReply.External", ("leaver", Adele.DisplayName))),
    };

    public static IReadOnlyList<ProfileOffer> Offered(WordList words) => [.. Plans.Profiles.Names.Select(name => new ProfileOffer(name, words.Say($"Rules.Profiles.{name}")))];

    private static ChoicesModel Model(Choices choices, Plan plan, WordList words) => new()
    {
        Snapshot = Leaver,
        Form = ChoicesForm.From(choices, id => id == Megan.Id ? Megan.UserPrincipalName : Alex.UserPrincipalName, "Europe/Amsterdam"),
        Choices = choices,
        Profiles = Offered(words),
        Reader = Megan.Id,
        Findings = plan.Findings,
        Start = choices.Start,
        Data = [(Fields.Form, "1")],
    };

    /// <summary>A list of thirteen, from the question to the run.</summary>
    private static IEnumerable<(string Name, AdaptiveCard Card)> Many(WordList words)
    {
        var friday = Start.On(new DateTime(2026, 12, 18, 17, 0, 0), TimeZones.Find("Europe/Amsterdam")!);
        var list = new LeaverList { Id = new("L-7K2M9QXF"), Owner = Megan.Id, OwnerName = Megan.DisplayName, Stage = ListStage.Preview, At = Noon, Language = "nl", PassedOver = ["Employee ID"] };
        var plan = ListPlan.Of(Leaver, Standard, Plans.Make(Leaver, Standard));
        var irvin = Alex with { DisplayName = "Irvin Sayers", UserPrincipalName = "irvin.sayers@contoso.com", Mail = "irvin.sayers@contoso.com" };
        ListRow Row(int line, Person person, ListRowState state, Start? start = null) => new()
        {
            Line = line,
            State = state,
            Entry = new ListEntry { Person = person.UserPrincipalName },
            Leaver = person,
            Plan = plan with { Start = start, Warnings = line % 3 },
            Request = new RequestId($"7K2M9QX{line}"),
        };
        ListRow[] rows =
        [
            Row(2, Adele, ListRowState.Ready, friday),
            Row(3, Alex, ListRowState.Ready),
            new() { Line = 4, State = ListRowState.Problem, Entry = new ListEntry { Person = "Ann" }, Problem = Phrase.Of("Many.Row.Nearly", ("name", "Ann"), ("people", "annette.hill@contoso.com")) },
            new() { Line = 5, State = ListRowState.Problem, Entry = new ListEntry { Person = "Grady Archie" }, Problem = Phrase.Of("Many.Row.Day", ("text", "12/10/2026")) },
            Row(6, irvin, ListRowState.Removed),
        ];
        ListModel Of(ListStage stage, bool forApprover, params IReadOnlyList<ListLine> lines) =>
            new() { List = list with { Stage = stage }, Lines = lines, ForApprover = forApprover, Digest = new string('a', 64) };
        ListLine Line(int line, Person person, RequestStage stage, bool canDecide = false) => new(Row(line, person, ListRowState.Submitted, line == 2 ? friday : null), stage, null, canDecide);
        yield return ("many", ManyCard.Render(Offered(words), null, null, words));
        yield return ("list preview", ListPreviewCard.Render(Of(ListStage.Preview, false, [.. rows.OrderBy(r => r.State != ListRowState.Problem).Select(r => new ListLine(r))]), words));
        yield return ("list approval", LeaverListCard.Render(
            Of(
                ListStage.Submitted,
                true,
                new ListLine(Row(4, irvin, ListRowState.OnItsOwn) with { Plan = plan with { NeedsTwo = true } }, RequestStage.AwaitingApproval),
                Line(2, Adele, RequestStage.AwaitingApproval, canDecide: true),
                Line(3, Alex, RequestStage.AwaitingApproval, canDecide: true)),
            words));
        yield return ("list at work", LeaverListCard.Render(
            Of(ListStage.Submitted, false, Line(3, Alex, RequestStage.WaitingForPeople), Line(2, Adele, RequestStage.Scheduled), Line(4, irvin, RequestStage.Finished), new ListLine(rows[2])), words));
    }

    /// <summary>Needs two approvers, was changed, and one of them wants to know more.</summary>
    private static RequestState Asked(Choices choices)
    {
        var request = EveryCard.Request(Leaver with { DirectoryRoles = Fact.Of<IReadOnlyList<string>>(["User Administrator"]) }, choices);
        var question = new Question(4, Nestor, Noon.AddHours(1), "Does she keep her laptop until Friday?") { Answer = new Answer(request.Requester, Noon.AddHours(2), "No, she hands it in today.") };
        return request with
        {
            ChangedBy = Nestor,
            Approvals = [new Decision(Nestor, Noon.AddHours(2), request.Plan.Hash, null)],
            Questions = [question, question with { Seq = 6, Text = "Who takes over her telephone number?", Answer = null }],
            Replacement = new PlanReplacement(request.Plan.Hash, Nestor, []) { Differences = [Phrase.Of("Clearance.Change.StepsMore", ("theSteps", "remove-licences,place-litigation-hold")), Phrase.Of("Clearance.Change.StepsLess", ("theSteps", "leave-groups"))] },
        };
    }

    private static StepStatus AtWork(StepId step) => step == StepIds.CopyOneDrive ? StepStatus.Waiting : step == StepIds.PlaceLitigationHold || step == StepIds.ConvertToSharedMailbox
        ? StepStatus.Started
        : step == StepIds.SetAutoReply ? StepStatus.Failed : step == StepIds.RemoveLicences ? StepStatus.Pending : StepStatus.Changed;

    private static RequestState Request(Choices choices, RequestStage stage, Func<StepId, StepStatus> status)
    {
        var request = EveryCard.Request(Leaver, choices, stage);
        return request with
        {
            Head = "5f1d0c6a3b7e9482d1c05a6f8e37b94420d6c1f5a8b3e7906d2c4f1a5b8e3790",
            Decision = request.Decision is { } decision ? decision with { Reason = null } : null,
            Steps = [.. request.Plan.Steps.Select(s => new StepState
            {
                Id = s.Id,
                Status = status(s.Id),
                By = status(s.Id) is StepStatus.Skipped or StepStatus.DoneByHand ? Nestor : null,
                FirstStartedAt = Noon,
                SettledAt = Noon.AddSeconds(12),
                DueAt = Noon,
                Reason = status(s.Id) == StepStatus.Waiting ? Phrase.Of("Steps.Reasons.Copying", ("doneBytes", "1503238553"), ("totalBytes", "4294967296")) : null,
                Fault = status(s.Id) == StepStatus.Failed ? new FaultFacts("Graph", "PATCH /users/{id}/mailboxSettings", 503, "ServiceUnavailable", "7d1f") : null,
            })],
        };
    }
}
