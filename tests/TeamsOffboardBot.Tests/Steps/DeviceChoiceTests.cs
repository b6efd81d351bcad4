using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Planning;
using Xunit;
using static TeamsOffboardBot.Tests.Planning.ALeaver;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>A device is touched only where somebody chose that for this very device.</summary>
public sealed class DeviceChoiceTests : ContosoTests
{
    private static readonly StepId[] Steps = [StepIds.RetireManagedDevices, StepIds.WipeManagedDevices, StepIds.DisableRegisteredDevices];

    [Fact]
    public async Task Nothing_happens_to_a_device_that_nobody_chose()
    {
        var (snapshot, plan) = await Contoso.PlanAsync(AContoso.User(2), AContoso.Standard);

        snapshot.ManagedDevices.Value!.Select(d => (d.Name, d.IsPersonal)).ShouldBe([("ADELE-LAPTOP", false), ("Adele's iPhone", true)], ignoreOrder: true);
        snapshot.RegisteredDevices.Value!.Select(d => (d.Name, d.IsEnabled)).ShouldBe([("ADELE-LAPTOP", true)]);
        Steps.ShouldAllBe(s => plan.Step(s) == null);
    }

    [Fact]
    public async Task Each_device_gets_what_was_chosen_for_it()
    {
        foreach (var id in Steps)
        {
            var (step, context) = await Contoso.StepAsync(id, AContoso.User(2), AContoso.Devices);
            await step.ApplyAsync(context, CancellationToken.None);
        }

        var truth = await Contoso.TruthAsync(AContoso.User(2));
        truth["managedDevices"]!.AsArray().Select(d => (string)d!["state"]!).ShouldBe(["wipePending", "retirePending"]);
        ((bool)truth["registeredDevices"]!.AsArray().Single()!["enabled"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task A_device_that_is_gone_is_done_with()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.WipeManagedDevices, AContoso.User(2), AContoso.Devices);
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = "graph POST .*/wipe", ["status"] = 404, ["times"] = 1, ["when"] = "before", ["effect"] = "happens" }));

        await step.ApplyAsync(context, CancellationToken.None);

        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
    }

    [Fact]
    public async Task A_missing_permission_is_named()
    {
        var (step, context) = await Contoso.StepAsync(StepIds.RetireManagedDevices, AContoso.User(2), AContoso.Devices);
        await Contoso.ControlAsync("permissions", new { graph = new[] { "DeviceManagementManagedDevices.Read.All" } });

        (await Should.ThrowAsync<Microsoft365Fault>(() => step.ApplyAsync(context, CancellationToken.None)))
            .NeededPermissions.ShouldBe(["DeviceManagementManagedDevices.PrivilegedOperations.All"]);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, null)]
    public void Nothing_is_wiped_while_a_hold_lasts_or_may_last(bool isOnHold, bool? otherHold)
    {
        var held = Facts.With(SmallMailbox with { IsOnLitigationHold = isOnHold, HasOtherHold = otherHold }) with
        {
            ManagedDevices = Fact.Of<IReadOnlyList<ManagedComputer>>([new("computer-1", "ADELE-LAPTOP", IsPersonal: false)]),
        };
        var wiping = Standard with { Devices = [new DeviceChoice("computer-1", DeviceFate.Wipe)] };

        Plans.Says(held, wiping, FindingSeverity.Blocker).ShouldContain("C9.HoldForbidsWipe");
        Plans.Says(held, wiping with { Devices = [new DeviceChoice("computer-1", DeviceFate.Retire)] }, FindingSeverity.Blocker).ShouldNotContain("C9.HoldForbidsWipe");
        Plans.Says(held with { Mailbox = Fact.Of<Mailbox>(SmallMailbox) }, wiping, FindingSeverity.Warning).ShouldContain("C9.Wipes");
    }
}
