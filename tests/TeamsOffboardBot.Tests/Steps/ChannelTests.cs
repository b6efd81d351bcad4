using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>Private and shared channels: Bianca Pisani alone owns "Patents", and "Suppliers" together with Emily Braun.</summary>
public sealed class ChannelTests : ContosoTests
{
    private const string Patents = "Prototype lab › Patents";

    private static readonly UserId Bianca = AContoso.User(33);
    private static readonly UserId Megan = AContoso.User(1);

    [Fact]
    public async Task A_channel_that_only_the_leaver_owned_gets_the_owner_who_was_named_and_who_joins_its_team_for_that()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.HandOverChannels, Bianca, AContoso.LeavingBianca);
        context.Step.Targets.Select(t => t.Name).ShouldBe([Patents]);

        await step.ApplyAsync(context, CancellationToken.None);

        (await OwnedAsync(Megan)).ShouldBe(["Patents"]);
        (await OwnedAsync(Bianca)).ShouldBe(["Suppliers"], "it has another owner, who can look after it");
        (await Contoso.TruthAsync(Megan))["groups"]!.AsArray().Single(g => (string?)g!["displayName"] == "Prototype lab")!["owner"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_member_of_the_channel_becomes_its_owner_without_joining_anything()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.HandOverChannels, Bianca, AContoso.Standard with { GroupOwner = AContoso.User(34) });

        await step.ApplyAsync(context, CancellationToken.None);

        (await OwnedAsync(AContoso.User(34))).ShouldBe(["Patents"]);
        (await Contoso.RequestsAsync()).ToJsonString().ShouldNotContain($"/teams/{AContoso.Group(18)}/members\"");
    }

    [Fact]
    public async Task The_leaver_stays_the_owner_until_the_new_one_is_read_back()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.HandOverChannels, Bianca, AContoso.LeavingBianca);
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = "graph POST /teams/.*/channels/.*/members", ["status"] = 403, ["times"] = 9, ["when"] = "before" }));

        await Should.ThrowAsync<TeamsOffboardBot.Microsoft365.Microsoft365Fault>(() => step.ApplyAsync(context, CancellationToken.None));

        (await OwnedAsync(Bianca)).ShouldBe(["Patents", "Suppliers"], ignoreOrder: true);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>().Facts["stillOwnedByLeaver"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Where_nobody_was_named_a_person_gets_the_names_and_the_plan_warns()
    {
        var (snapshot, plan) = await Contoso.PlanAsync(Bianca, AContoso.Standard);

        plan.Step(StepIds.HandOverChannels).ShouldBeNull();
        plan.Step(StepIds.PrivateChannels)!.Targets.Select(t => t.Name).ShouldBe([Patents]);
        Plans.Says(snapshot, AContoso.Standard, FindingSeverity.Warning).ShouldContain("R14.ChannelsWithoutOwner");
        (await Contoso.PlanAsync(Bianca, AContoso.LeavingBianca)).Plan.Step(StepIds.PrivateChannels).ShouldBeNull();
    }

    [Fact]
    public async Task Without_the_permission_it_is_unknown_and_says_which_one_it_needs()
    {
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = "graph GET /teams/.*/channels", ["status"] = 403, ["times"] = 9, ["when"] = "before" }));

        var snapshot = await Contoso.ReadAsync(Bianca);

        snapshot.OwnedChannels.Unknown!.Args["permission"].ShouldBe("Channel.ReadBasic.All");
        snapshot.UnknownFacts().ShouldContain(snapshot.OwnedChannels.Unknown);
    }

    private async Task<IEnumerable<string?>> OwnedAsync(UserId user) =>
        (await Contoso.TruthAsync(user))["channels"]!.AsArray().Where(c => (bool)c!["owner"]!).Select(c => (string?)c!["name"]);
}
