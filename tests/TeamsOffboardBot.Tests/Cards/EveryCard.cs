using AdaptiveCards;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Planning;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Cards;

/// <summary>Every card of the product, drawn for an everyday leaver and for the worst one a tenant could hold.</summary>
internal static class EveryCard
{
    public const string Nasty = "**Bold** [link](http://evil.example) {{DATE(2026-01-01)}} <b>html</b> \u202Eeman `code` _it_ ~~no~~ &copy; # 1. x";

    private static readonly WordList Words = WordList.English;

    public static IEnumerable<(string Name, AdaptiveCard Card)> Everyday => All(Facts.With(Groups(8, "Group")), Standard);

    public static IEnumerable<(string Name, AdaptiveCard Card)> Worst => All(Terrible(), Standard with { AutoReply = new AutoReplyText(Long(2000), Long(2000)) });

    public static Snapshot Terrible()
    {
        var leaver = Adele with { DisplayName = Long(256), JobTitle = Long(128), Department = Long(64), Mail = $"{new string('a', 200)}@contoso.com" };
        var facts = Facts with
        {
            Account = Facts.Account with { Person = leaver, IsSynced = true, OnPremisesDistinguishedName = Long(500) },
            Devices = Fact.Of<IReadOnlyList<string>>([.. Enumerable.Range(1, 60).Select(i => $"{Nasty} {i}")]),
            DirectReports = Fact.Of<IReadOnlyList<Person>>([.. Enumerable.Range(1, 60).Select(i => Alex with { DisplayName = $"{Nasty} {i}" })]),
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
            Head = new string('a', 64),
            Decision = stage == RequestStage.AwaitingApproval ? null : new Decision(new Actor(Alex.Id, "Nestor Wilke"), Noon, plan.Hash, Long(1000)),
            Steps = status is null ? [] : [.. plan.Steps.Select((s, i) => Step(s.Id, status(i)))],
        };
    }

    private static IEnumerable<(string Name, AdaptiveCard Card)> All(Snapshot snapshot, Choices choices)
    {
        var plan = Plans.Make(snapshot, choices);
        var person = snapshot.Account.Person;
        var problem = Phrase.Of("Chat.Choices.Unknown", ("name", Nasty));
        yield return ("welcome", WelcomeCard.Render(Words));
        yield return ("help", HelpCard.Render(Words));
        yield return ("notice", NoticeCard.Render(Phrase.Of("Chat.Card.Cancelled"), problem, Words));
        yield return ("reading", ReadingCard.Render(new ReadingModel("1", null), Words));
        yield return ("not read", ReadingCard.Render(new ReadingModel("1", problem), Words));
        yield return ("who", WhoCard.Render(new WhoModel("1", Long(200), problem), Words));
        yield return ("pick", PickPersonCard.Render(new PickPersonModel("1", Nasty, [.. Enumerable.Repeat(person, 9)], true, problem), Words));
        yield return ("choices", ChoicesCard.Render(Choose(snapshot, choices, plan, isChange: false, problem), Words));
        yield return ("change", ChoicesCard.Render(Choose(snapshot, choices, plan, isChange: true, problem), Words));
        yield return ("summary", SummaryCard.Render(new SummaryModel("1", snapshot, choices, plan, problem), Words));
        yield return ("status", StatusCard.Render([.. Enumerable.Range(1, 40).Select(_ => new StatusLine(new RequestId("7K2M9QXF"), person.DisplayName, RequestStage.Running, Noon))], Words));
        foreach (var forApprover in new[] { true, false })
        {
            yield return ($"approval {forApprover}", RequestCard.Render(Request(snapshot, choices), forApprover, Words));
            yield return ($"all fails {forApprover}", RequestCard.Render(Request(snapshot, choices, RequestStage.Running, _ => StepStatus.Failed), forApprover, Words));
            yield return ($"mixed {forApprover}", RequestCard.Render(Request(snapshot, choices, RequestStage.WaitingForPeople, i => Enum.GetValues<StepStatus>()[i % 11]), forApprover, Words));
            yield return ($"finished {forApprover}", RequestCard.Render(Request(snapshot, choices, RequestStage.Finished, i => Enum.GetValues<StepStatus>()[4 + i % 5]), forApprover, Words));
            yield return ($"rejected {forApprover}", RequestCard.Render(Request(snapshot, choices, RequestStage.Rejected), forApprover, Words));
        }
    }

    private static ChoicesModel Choose(Snapshot snapshot, Choices choices, Plan plan, bool isChange, Phrase problem) => new()
    {
        Snapshot = snapshot,
        Form = ChoicesForm.From(choices, id => id.Value),
        Findings = plan.Findings,
        Problems = new Dictionary<string, Phrase>(StringComparer.Ordinal) { [Fields.MailTo] = problem, [Fields.OneDriveOwner] = problem },
        Data = [(Fields.Form, "1")],
        IsChange = isChange,
    };

    private static StepState Step(StepId id, StepStatus status) => new()
    {
        Id = id,
        Status = status,
        Reason = status is StepStatus.Failed ? null : Phrase.Of("Chat.Choices.Unknown", ("name", Long(400))),
        Fault = new FaultFacts("Graph", "PATCH /users/{id}", 400, "Request_BadRequest", "request-1") { Message = Long(1000) },
        By = new Actor(Alex.Id, Nasty),
        Note = Long(1000),
        DueAt = Noon,
    };

    private static GroupMembership[] Groups(int count, string name) =>
        [.. Enumerable.Range(1, count).Select(i => AGroup($"{i:00}", $"{name} {i}") with { Id = $"b0000000-0000-4000-8000-{i:000000000000}" })];

    private static string Long(int length) => string.Concat(Enumerable.Repeat(Nasty + " ", length / Nasty.Length + 1))[..length];
}
