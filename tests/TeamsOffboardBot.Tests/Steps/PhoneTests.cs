using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps;

/// <summary>Phones give up the mail, say so, and are blocked: in this order, and never for ever.</summary>
public sealed class PhoneTests : ContosoTests
{
    private static readonly UserId Adele = AContoso.User(2);
    private static readonly UserId Alex = AContoso.User(3);

    [Fact]
    public async Task Only_the_mail_goes_unless_somebody_chose_more_for_this_very_phone()
    {
        await ApplyAsync(StepIds.WipeMobileMail, Alex, AContoso.WipingPhone with { Devices = [] });
        (await PhoneAsync(Alex))["status"]!.ToString().ShouldBe("AccountOnlyDeviceWipePending");

        await ApplyAsync(StepIds.WipeMobileDevices, Alex, AContoso.WipingPhone);
        (await PhoneAsync(Alex))["status"]!.ToString().ShouldBe("DeviceWipePending");
    }

    [Fact]
    public async Task A_phone_that_was_chosen_to_be_left_is_neither_wiped_nor_blocked()
    {
        var (_, plan) = await Contoso.PlanAsync(Alex, AContoso.WipingPhone with { Devices = [new DeviceChoice(AContoso.AlexPhone, DeviceFate.Leave)] });

        foreach (var step in new[] { StepIds.WipeMobileMail, StepIds.WipeMobileDevices, StepIds.CheckMobileWipe, StepIds.BlockMobileDevices })
        {
            plan.Step(step).ShouldBeNull(step.Value);
        }
    }

    [Fact]
    public async Task Outlooks_own_app_gives_up_the_account_whatever_was_chosen()
    {
        var phone = (await Contoso.ReadAsync(Adele)).MailDevices.Value!.ShouldHaveSingleItem();
        phone.CanBeWipedWhole.ShouldBeFalse();

        var (_, plan) = await Contoso.PlanAsync(Adele, AContoso.Standard with { Devices = [new DeviceChoice(phone.Id, DeviceFate.Wipe)] });

        plan.Step(StepIds.WipeMobileDevices).ShouldBeNull();
        plan.Step(StepIds.WipeMobileMail)!.Targets.Select(t => t.Id).ShouldBe([phone.Id]);
    }

    [Fact]
    public async Task An_order_that_was_given_is_not_given_again()
    {
        await ApplyAsync(StepIds.WipeMobileMail, Adele, AContoso.Standard);
        await ApplyAsync(StepIds.WipeMobileMail, Adele, AContoso.Standard);

        (await Contoso.RequestsAsync()).ToJsonString().Split("\"Clear-MobileDevice").Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_run_waits_for_a_phone_that_answers_late_and_no_longer()
    {
        await Contoso.ControlAsync("lag", new { wipeReads = 3 });
        await ApplyAsync(StepIds.WipeMobileMail, Adele, AContoso.Standard);
        var (check, context) = await Contoso.StepAsync(StepIds.CheckMobileWipe, Adele, AContoso.Standard);

        List<Type> readings = [];
        for (var i = 0; i < 4; i++)
        {
            readings.Add((await check.InspectAsync(context, CancellationToken.None)).GetType());
        }

        readings[0].ShouldBe(typeof(StepReading.WaitUntil));
        readings[^1].ShouldBe(typeof(StepReading.InPlace));
    }

    [Fact]
    public async Task A_phone_that_is_off_is_waited_for_up_to_the_limit_and_then_a_person_is_asked()
    {
        await Contoso.ControlAsync("lag", new { phonesAreOff = true });
        await ApplyAsync(StepIds.WipeMobileMail, Adele, AContoso.Standard);
        var (check, context) = await Contoso.StepAsync(StepIds.CheckMobileWipe, Adele, AContoso.Standard);
        var now = context.StartedAt!.Value;

        var soon = (await check.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.WaitUntil>();
        soon.At.ShouldBeLessThan(now.AddSeconds(10));
        var late = (await check.InspectAsync(context with { StartedAt = now.AddMinutes(-58) }, CancellationToken.None)).ShouldBeOfType<StepReading.WaitUntil>();
        late.At.ShouldBeLessThanOrEqualTo(now.AddMinutes(2).AddSeconds(5), "never beyond the limit");
        (await check.InspectAsync(context with { StartedAt = now.AddMinutes(-61) }, CancellationToken.None))
            .ShouldBeOfType<StepReading.NeedsPerson>().Reason.Args["devices"].ShouldBe("iPhone 17");
    }

    [Fact]
    public async Task Phones_that_nobody_told_anything_are_not_waited_for()
    {
        var (check, context) = await Contoso.StepAsync(StepIds.CheckMobileWipe, Adele, AContoso.Standard);

        (await check.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.NotApplicable>();
    }

    [Fact]
    public async Task A_phone_that_Exchange_no_longer_lists_is_not_applicable()
    {
        var (wipe, context) = await Contoso.StepAsync(StepIds.WipeMobileMail, Adele, AContoso.Standard);
        var forgotten = context with { Step = context.Step with { Targets = [new StepTarget("e1000000-0000-4000-8000-0000000000ff", "Old phone")] } };

        (await wipe.InspectAsync(forgotten, CancellationToken.None)).ShouldBeOfType<StepReading.NotApplicable>();
    }

    [Fact]
    public async Task A_blocked_phone_is_added_to_those_that_were_blocked_before()
    {
        await Contoso.Tenant.MobileDevices.BlockAsync(Adele.Value, ["OLDPHONE"], CancellationToken.None);

        await ApplyAsync(StepIds.BlockMobileDevices, Adele, AContoso.Standard);

        ((bool)(await PhoneAsync(Adele))["blocked"]!).ShouldBeTrue();
        (await Contoso.Tenant.Mailboxes.ProtocolsAsync(Adele.Value, CancellationToken.None))!.BlockedDeviceIds.ShouldContain("OLDPHONE");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mailbox_is_closed_to_its_own_account_only_where_nobody_will_work_in_it(bool delegatesWork)
    {
        var (_, plan) = await Contoso.PlanAsync(Adele, delegatesWork ? AContoso.Standard : AContoso.Forwarding);
        (plan.Step(StepIds.DisableMailboxLogon) is not null).ShouldBe(!delegatesWork);
        (await Contoso.PlanAsync(AContoso.User(10), AContoso.Forwarding)).Plan.Step(StepIds.DisableMailboxLogon).ShouldBeNull("only the cloud's own accounts take it");

        if (!delegatesWork)
        {
            await ApplyAsync(StepIds.DisableMailboxLogon, Adele, AContoso.Forwarding);
            ((bool)(await Contoso.TruthAsync(Adele))["mailbox"]!["accountDisabled"]!).ShouldBeTrue();
        }
    }

    private async Task<JsonNode> PhoneAsync(UserId user) => (await Contoso.TruthAsync(user))["mobileDevices"]!.AsArray().ShouldHaveSingleItem()!;

    private async Task ApplyAsync(StepId id, UserId leaver, Choices choices)
    {
        var (step, context) = await Contoso.StepAsync(id, leaver, choices);
        await step.ApplyAsync(context, CancellationToken.None);
    }
}
