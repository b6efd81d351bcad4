using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps.Reinstate;

/// <summary>Between an offboarding and its undoing people get other names, and names other people.</summary>
public sealed class NamesOfThenTests : ContosoTests
{
    [Fact]
    public async Task Who_was_let_into_the_mailbox_and_is_called_otherwise_by_now_is_let_out_of_it()
    {
        var (step, context) = await Reversing.PrepareAsync(Contoso, StepIds.TakeMailboxAccessBack);
        await RenameAsync(AContoso.User(3), "alex.weber@contoso.com");

        await UndoesAsync(step, context);

        var mailbox = (await Contoso.TruthAsync(AContoso.User(2)))["mailbox"]!;
        mailbox["fullAccess"]!.ToJsonString().ShouldNotContain("alex.weber");
        mailbox["sendAs"]!.ToJsonString().ShouldNotContain("alex.weber");
    }

    [Fact]
    public async Task Who_got_the_files_and_is_called_otherwise_by_now_has_them_no_more()
    {
        var (step, context) = await Reversing.PrepareAsync(Contoso, StepIds.TakeOneDriveAccessBack);
        await RenameAsync(AContoso.User(1), "megan.brown@contoso.com");

        await UndoesAsync(step, context);

        (await Contoso.TruthAsync(AContoso.User(2)))["oneDrive"]!["siteAdmins"]!.ToJsonString().ShouldNotContain("megan.brown");
    }

    [Fact]
    public async Task Nobody_gets_into_the_mailbox_for_having_the_name_of_somebody_who_was_in_it()
    {
        var (step, context) = await Reversing.PrepareAsync(Contoso, StepIds.GiveOldMailboxAccessBack);
        var name = context.Step.Targets[0].Id;
        var had = new UserId((string)(await Contoso.TruthAsync(new UserId(name)))["id"]!);
        await RenameAsync(had, "another.name@contoso.com");
        await Contoso.ControlAsync("seed", new { users = new[] { new { userPrincipalName = name, displayName = "New Hire", skus = new[] { "SPE_E3" } } } });

        await UndoesAsync(step, context);

        var access = (await Contoso.TruthAsync(AContoso.User(2)))["mailbox"]!;
        var given = access["fullAccess"]!.ToJsonString() + access["sendAs"]!.ToJsonString();
        given.ShouldContain("another.name@contoso.com");
        given.ShouldNotContain(name);
    }

    [Fact]
    public async Task A_delegate_who_is_called_otherwise_by_now_is_one_again_and_nobody_else_for_having_the_name()
    {
        var (step, context) = await Reversing.PrepareAsync(Contoso, StepIds.GiveDelegatesBack);
        await Contoso.ControlAsync("seed", new { change = new[] { new { user = AContoso.User(24).Value, set = new { userPrincipalName = "christie.smith@contoso.com", displayName = "Christie Smith" } } } });
        await Contoso.ControlAsync("seed", new { users = new[] { new { userPrincipalName = "christie.cline@contoso.com", displayName = "Christie Cline", skus = new[] { "SPE_E3" } } } });

        await UndoesAsync(step, context);

        var mailbox = (await Contoso.TruthAsync(AContoso.User(2)))["mailbox"]!;
        mailbox["sendOnBehalf"]!.ToJsonString().ShouldBe("""["christie.smith@contoso.com"]""");
        mailbox["folderAccess"]!.ToJsonString().ShouldContain("christie.smith@contoso.com");
        mailbox["folderAccess"]!.ToJsonString().ShouldNotContain("christie.cline@contoso.com");
    }

    [Fact]
    public async Task A_delegate_who_is_gone_is_passed_over_and_the_others_are_delegates_again()
    {
        var (step, context) = await Reversing.PrepareAsync(Contoso, StepIds.GiveDelegatesBack);
        await Contoso.Tenant.Accounts.DeleteAsync(AContoso.User(24).Value, CancellationToken.None);

        await UndoesAsync(step, context);

        (await Contoso.TruthAsync(AContoso.User(2)))["mailbox"]!["folderAccess"]!.AsArray().Count.ShouldBe(1);
    }

    private Task RenameAsync(UserId person, string name) =>
        Contoso.ControlAsync("seed", new { change = new[] { new { user = person.Value, set = new { userPrincipalName = name } } } });

    private static async Task UndoesAsync(IOffboardingStep step, StepContext context)
    {
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
        await step.ApplyAsync(context, CancellationToken.None);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
    }
}
