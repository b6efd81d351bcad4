using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Audit;
using TeamsOffboardBot.Tests.Journeys.Reinstate;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps.Reinstate;

/// <summary>What holds for every step of a reinstatement, against the tenant over HTTP.</summary>
public sealed class ReversalLawTests : ContosoTests
{
    public static TheoryData<string> Steps => [.. Reversing.Cases.Keys.Select(id => id.Value)];

    [Fact]
    public void Every_step_that_acts_is_held_to_these_laws() =>
        Plans.Catalog.Of(RequestKind.Reinstatement).Where(s => s is not ManualTask).Select(s => s.Id)
            .ShouldBe(Reversing.Cases.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_gives_back_what_was_taken_and_changes_nothing_the_second_time(string id)
    {
        var leaver = Reversing.LeaverOf(new StepId(id));
        await StepLawTests.PrepareAsync(Contoso, Reversing.Cases[new StepId(id)][0], leaver);
        var original = await Contoso.TruthAsync(leaver);
        var (step, context) = await Reversing.PrepareAsync(Contoso, new StepId(id));
        var taken = await Contoso.TruthAsync(leaver);

        var before = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
        JsonNode.DeepEquals(await Contoso.TruthAsync(leaver), taken).ShouldBeTrue("an inspection changes nothing");

        await step.ApplyAsync(context, CancellationToken.None);
        var after = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        var back = await Contoso.TruthAsync(leaver);
        after.Facts.Select(f => f.Key).ShouldBe(before.Facts.Select(f => f.Key));
        JsonNode.DeepEquals(before.Facts, after.Facts).ShouldBeFalse("before and after tell the change");
        FactLaw.WithoutWords(before.Facts).Concat(FactLaw.WithoutWords(after.Facts)).ShouldBeEmpty("evidence says every fact in words");
        RoundTrip.Differences(original, back).Where(d => id != StepIds.RejoinGroups.Value || d != "groups.owner: true -> false").ShouldBeEmpty("only ownership is another step's");

        await step.ApplyAsync(context, CancellationToken.None);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        JsonNode.DeepEquals(await Contoso.TruthAsync(leaver), back).ShouldBeTrue("a repetition changes nothing");
    }
}
