using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Lists;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat.Lists;

/// <summary>Who sees which lines, and on what they decide.</summary>
public sealed class ListViewTests
{
    private static readonly UserId Nestor = new("a0000000-0000-4000-8000-000000000005");
    private static readonly UserId Joni = new("a0000000-0000-4000-8000-000000000006");

    private static readonly LeaverList List = new()
    {
        Id = new("L-1"),
        Owner = ALeaver.Megan.Id,
        OwnerName = "Megan Bowen",
        Stage = ListStage.Submitted,
        At = ALeaver.Noon,
        Language = "en",
    };

    [Fact]
    public void An_approver_who_is_on_the_list_sees_it_without_themselves_and_decides_on_the_others()
    {
        KeptLine[] lines = [Line(2, ALeaver.Adele.Id), Line(3, Joni), Line(4, ALeaver.Alex.Id)];
        var working = List with { Orders = [new(ListOrderKind.Approve, Nestor, ALeaver.Noon, lines.ToDictionary(l => l.Row.Line, l => l.Row.Plan!.Hash)) { Done = [2, 3] }] };

        ListViews.Of(List, lines, Joni, CardAudience.Approver, 0).Lines.Select(l => l.Row.Line).ShouldBe([2, 4]);
        ListViews.Plans(ListViews.Of(List, lines, Joni, CardAudience.Approver, 0)).Keys.ShouldBe([2, 4]);
        ListViews.Of(working, lines, Joni, CardAudience.Approver, 0).Doing.ShouldBe(new("Many.Doing.Approve", 1, 2));
        ListViews.Of(working, lines, Nestor, CardAudience.Approver, 0).Doing.ShouldBe(new("Many.Doing.Approve", 2, 3));
    }

    [Fact]
    public void Another_plan_another_line_or_a_line_less_is_another_digest()
    {
        string Of(params KeptLine[] lines) => ListViews.Of(List, lines, Nestor, CardAudience.Approver, 0).Digest;
        var (two, three) = (Line(2, ALeaver.Adele.Id), Line(3, Joni));

        string[] digests =
        [
            Of(two, three), Of(two), Of(three),
            Of(two, three with { Row = three.Row with { Plan = three.Row.Plan! with { Hash = new PlanHash("other") } } }),
            Of(two, three with { Row = three.Row with { State = ListRowState.OnItsOwn } }) + "own",
        ];

        digests.ShouldBeUnique();
        Of(two, three).ShouldBe(Of(three, two));
        Of(two, three with { Row = three.Row with { State = ListRowState.OnItsOwn } }).ShouldBe(Of(two));
    }

    [Fact]
    public void Who_made_the_list_decides_on_nothing_and_approvers_see_no_line_that_was_not_submitted()
    {
        var failed = new KeptLine(new ListRow { Line = 9, State = ListRowState.Problem, Entry = new ListEntry { Person = "Nobody" } }, null);
        KeptLine[] lines = [Line(2, ALeaver.Adele.Id), failed];

        ListViews.Of(List, lines, List.Owner, CardAudience.Requester, 0).Decidable.ShouldBeEmpty();
        ListViews.Of(List, lines, List.Owner, CardAudience.Requester, 0).Lines.Count.ShouldBe(2);
        ListViews.Of(List, lines, Nestor, CardAudience.Approver, 0).Lines.Select(l => l.Row.Line).ShouldBe([2]);
    }

    [Fact]
    public void What_needs_somebody_stands_on_top()
    {
        var stages = new[] { RequestStage.Finished, RequestStage.Running, RequestStage.WaitingForPeople, RequestStage.AwaitingApproval };
        var lines = stages.Select((stage, i) => Line(i + 2, new UserId($"u{i}"), stage)).ToList();

        ListViews.Of(List, lines, Nestor, CardAudience.Approver, 0).Lines.Select(l => l.Stage!.Value)
            .ShouldBe([RequestStage.WaitingForPeople, RequestStage.AwaitingApproval, RequestStage.Running, RequestStage.Finished]);
    }

    private static KeptLine Line(int line, UserId leaver, RequestStage stage = RequestStage.AwaitingApproval) => new(
        new ListRow
        {
            Line = line,
            State = ListRowState.Submitted,
            Entry = new ListEntry { Person = leaver.Value },
            Leaver = ALeaver.Adele with { Id = leaver },
            Plan = new ListPlan(new PlanHash($"hash-{line}"), [], 0, NeedsTwo: false, Start: null),
            Request = new RequestId($"R-{line}"),
        },
        new RequestRow
        {
            Id = new RequestId($"R-{line}"),
            Stage = stage,
            LeaverId = leaver,
            LeaverName = "Somebody",
            RequesterId = List.Owner,
            SubmittedAt = ALeaver.Noon,
            UpdatedAt = ALeaver.Noon,
        });
}
