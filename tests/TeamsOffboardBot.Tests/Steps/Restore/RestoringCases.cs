using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Runs;

namespace TeamsOffboardBot.Tests.Steps.Restore;

/// <summary>Each step of a restoration, with the tenant as it is when its turn comes.</summary>
internal static class RestoringCases
{
    /// <summary>What must be so before; the account is deleted in every case, and restored again for the steps that come after that.</summary>
    public static readonly Dictionary<StepId, Func<Contoso, UserId, Task>> Cases = new()
    {
        [StepIds.RenameNameHolder] = (contoso, _) => contoso.ControlAsync(
            "seed", new { users = new[] { new { id = Holder.Value, userPrincipalName = "adele.vance@contoso.com", displayName = "Adele the Second" } } }),
        [StepIds.RestoreAccount] = (_, _) => Task.CompletedTask,
        [StepIds.KeepSignInBlocked] = BackAsync,
        [StepIds.ResetRestoredPassword] = BackAsync,
        [StepIds.GiveRestoredLicences] = async (contoso, leaver) =>
        {
            await BackAsync(contoso, leaver);
            var held = (await contoso.Tenant.Users.GetAsync(leaver.Value, CancellationToken.None))!.LicenseAssignmentStates.Where(s => s.IsDirect).Select(s => s.SkuId);
            await contoso.Tenant.Licences.RemoveAsync(leaver.Value, [.. held], CancellationToken.None);
        },
        [StepIds.AllowSignIn] = async (contoso, leaver) =>
        {
            await BackAsync(contoso, leaver);
            await contoso.Tenant.Accounts.SetAccountEnabledAsync(leaver.Value, enabled: false, CancellationToken.None);
        },
    };

    public static UserId Leaver { get; } = AContoso.User(2);

    private static UserId Holder { get; } = new("c0000000-0000-4000-8000-000000000001");

    /// <summary>The step as the plan for the deleted account has it.</summary>
    public static async Task<(IOffboardingStep Step, StepContext Context)> PrepareAsync(Contoso contoso, StepId id)
    {
        await contoso.Tenant.Accounts.DeleteAsync(Leaver.Value, CancellationToken.None);
        var snapshot = await contoso.Get<DeletedAccountReader>().ReadAsync(Leaver, CancellationToken.None) ?? throw new InvalidOperationException("Nobody is deleted.");
        var how = new Restoration
        {
            AllowsSignIn = id != StepIds.KeepSignInBlocked,
            Renames = id == StepIds.RenameNameHolder ? new NewName(Holder, "Adele the Second", "adele.two@contoso.com") : null,
        };
        var plan = contoso.Get<Planner>().Make(snapshot, Choices.ToRestore(how));
        await Cases[id](contoso, Leaver);
        var planned = plan.Step(id) ?? throw new InvalidOperationException($"{id} is not in the plan.");
        return (contoso.Catalog.Step(id), new StepContext
        {
            Leaver = snapshot.Account.Person,
            Request = ARequest.Id,
            Plan = plan,
            Step = planned,
            Snapshot = snapshot,
            StartedAt = contoso.Tenant.Clock.UtcNow,
        });
    }

    private static Task BackAsync(Contoso contoso, UserId leaver) =>
        contoso.Tenant.Accounts.RestoreAsync(leaver.Value, newUserPrincipalName: null, dropsTakenAddresses: false, CancellationToken.None);
}
