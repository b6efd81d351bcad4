using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Audit;
using TeamsOffboardBot.Tests.Planning;
using Xunit;

namespace TeamsOffboardBot.Tests.Steps.Restore;

/// <summary>What holds for every step of a restoration, against the tenant over HTTP.</summary>
public sealed class RestoringLawTests : ContosoTests
{
    public static TheoryData<string> Steps => [.. RestoringCases.Cases.Keys.Select(id => id.Value)];

    [Fact]
    public void Every_step_that_acts_is_held_to_these_laws() =>
        Plans.Catalog.Of(RequestKind.Restoration).Where(s => s is not ManualTask).Select(s => s.Id).ShouldBe(RestoringCases.Cases.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_is_open_before_and_in_place_after_and_changes_nothing_the_second_time(string id)
    {
        var (step, context) = await RestoringCases.PrepareAsync(Contoso, new StepId(id));
        var untouched = await TruthAsync();
        if (!step.ActsAtOnce)
        {
            (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.Open>();
            (await TruthAsync()).ShouldBe(untouched, "an inspection changes nothing");
        }

        await step.ApplyAsync(context, CancellationToken.None);
        var after = (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        FactLaw.WithoutWords(after.Facts).ShouldBeEmpty("evidence says every fact in words");
        var first = await TruthAsync();
        first.ShouldNotBe(untouched);

        await step.ApplyAsync(context, CancellationToken.None);
        (await step.InspectAsync(context, CancellationToken.None)).ShouldBeOfType<StepReading.InPlace>();
        if (step.Repetition == Repetition.ChangesNothing)
        {
            (await TruthAsync()).ShouldBe(first, "a repetition changes nothing");
        }
    }

    [Fact]
    public void Nobody_signs_in_to_a_restored_account_before_its_old_password_is_void() =>
        Plans.Catalog.Step(StepIds.AllowSignIn).Needs.ShouldBe([StepIds.RestoreAccount, StepIds.KeepSignInBlocked, StepIds.ResetRestoredPassword], ignoreOrder: true);

    private async Task<string> TruthAsync() => (await Contoso.TruthAsync(RestoringCases.Leaver)).ToJsonString() + await HolderAsync();

    /// <summary>Whoever is renamed is somebody else.</summary>
    private async Task<string> HolderAsync() =>
        (await Contoso.Tenant.Users.GetAsync("c0000000-0000-4000-8000-000000000001", CancellationToken.None))?.UserPrincipalName ?? string.Empty;
}
