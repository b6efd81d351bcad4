using TeamsOffboardBot.Microsoft365;

namespace TeamsOffboardBot.Steps.Restore;

/// <summary>Every step of a restoration, in the order in which plans show them: the name is free, the account is back, it has what it needs, and sign-in last.</summary>
internal static class Restorings
{
    public static IReadOnlyList<IOffboardingStep> Of(Tenant tenant) =>
    [
        new RestoreOnPremisesAccount(),
        new RenameNameHolder(tenant),
        new RestoreAccount(tenant),
        new KeepSignInBlocked(tenant),
        new ResetRestoredPassword(tenant),
        new GiveRestoredLicences(tenant),
        new AllowSignIn(tenant),
        new HandOverPassword(),
    ];
}
