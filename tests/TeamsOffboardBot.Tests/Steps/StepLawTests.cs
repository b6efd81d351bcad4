using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>What holds for every step of the catalogue, against the tenant over HTTP.</summary>
public sealed class StepLawTests : ContosoTests
{
    private static readonly Dictionary<StepId, (UserId Leaver, Choices Choices)> Cases = new()
    {
        [StepIds.BlockSignIn] = (AContoso.User(2), AContoso.Standard),
        [StepIds.JoinBlockGroup] = (AContoso.User(2), AContoso.Standard),
        [StepIds.ResetPassword] = (AContoso.User(2), AContoso.Standard),
        [StepIds.SignOut] = (AContoso.User(2), AContoso.Standard),
        [StepIds.SignOutAfterLockOut] = (AContoso.User(2), AContoso.Standard),
        [StepIds.SwitchOffMailProtocols] = (AContoso.User(2), AContoso.Standard),
        [StepIds.ClearOldForwarding] = (AContoso.User(2), AContoso.Standard),
        [StepIds.RemoveOldMailboxAccess] = (AContoso.User(2), AContoso.Standard),
        [StepIds.SetAutoReply] = (AContoso.User(2), AContoso.Standard),
        [StepIds.ForwardMail] = (AContoso.User(2), AContoso.Forwarding),
        [StepIds.HideFromAddressLists] = (AContoso.User(2), AContoso.Standard),
        [StepIds.GiveMailboxAccess] = (AContoso.User(2), AContoso.Standard),
        [StepIds.ConvertToSharedMailbox] = (AContoso.User(2), AContoso.Standard),
        [StepIds.GiveOneDriveAccess] = (AContoso.User(2), AContoso.Standard),
        [StepIds.LeaveGroups] = (AContoso.User(2), AContoso.Standard),
        [StepIds.LeaveDistributionLists] = (AContoso.User(2), AContoso.Standard),
        [StepIds.RemoveLicences] = (AContoso.User(2), AContoso.Standard),
        [StepIds.LeaveLicensingGroups] = (AContoso.User(14), AContoso.Standard),
        [StepIds.SignOutAtTheEnd] = (AContoso.User(2), AContoso.Standard),
        [StepIds.SignOutAfterActiveDirectory] = (AContoso.User(10), AContoso.Standard),
    };

    /// <summary>Password and sign-out are made anew each time: a repetition is a new effect.</summary>
    private static readonly StepId[] NewEachTime =
    [
        StepIds.ResetPassword, StepIds.SignOut, StepIds.SignOutAfterLockOut, StepIds.SignOutAtTheEnd, StepIds.SignOutAfterActiveDirectory,
    ];

    public static TheoryData<string> Steps => [.. Cases.Keys.Select(id => id.Value)];

    [Fact]
    public void Every_step_that_acts_is_held_to_these_laws()
    {
        Plans.Catalog.Steps.Where(s => s is not ManualTask && s.Id != StepIds.CheckBlockAfterSync).Select(s => s.Id).ShouldBe(Cases.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_is_open_before_and_in_place_after_and_changes_nothing_the_second_time(string id)
    {
        var (leaver, choices) = Cases[new StepId(id)];
        var (step, context) = await Contoso.StepAsync(new StepId(id), leaver, choices);
        var untouched = await Contoso.TruthAsync(leaver);

        var before = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
        JsonNode.DeepEquals(await Contoso.TruthAsync(leaver), untouched).ShouldBeTrue("an inspection changes nothing");

        await step.ApplyAsync(context, CancellationToken.None);
        var after = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        var first = await Contoso.TruthAsync(leaver);
        after.Facts.Select(f => f.Key).ShouldBe(before.Facts.Select(f => f.Key));
        JsonNode.DeepEquals(before.Facts, after.Facts).ShouldBeFalse("before and after tell the change");

        await step.ApplyAsync(context, CancellationToken.None);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        if (!NewEachTime.Contains(step.Id))
        {
            JsonNode.DeepEquals(await Contoso.TruthAsync(leaver), first).ShouldBeTrue("a repetition changes nothing");
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task The_snapshot_tells_the_same_before_as_a_reading(string id)
    {
        var (leaver, choices) = Cases[new StepId(id)];
        var (step, context) = await Contoso.StepAsync(new StepId(id), leaver, choices);

        if (step.BeforeFrom(context.Snapshot) is { } told)
        {
            var read = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
            told.ToJsonString().ShouldBe(read.Facts.ToJsonString());
        }
    }
}
