using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Access;

/// <summary>
/// The person loses every proof of identity but the password: phone, authenticator app, keys. Whoever enables the account again starts
/// from nothing. Only for an account that is proven to be blocked, after a sync too: else a password somebody knows would be left
/// without a second factor. The default method goes last, because Graph refuses it before.
/// https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview
/// </summary>
public sealed class RemoveSignInMethods(Tenant tenant) : IOffboardingStep
{
    /// <summary>So long a reading may still show an account as it was before the block.</summary>
    private static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public StepId Id => StepIds.RemoveSignInMethods;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [StepIds.BlockSignIn, StepIds.OnPremisesAccount, StepIds.CheckBlockAfterSync];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => new() { Id = Id };

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        // Asked for together, so that both travel together.
        var account = tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken);
        var methods = tenant.SignInMethods.BesidesPasswordAsync(context.Leaver.Id.Value, cancellationToken);
        await ((Task)Task.WhenAll(account, methods)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (await account is not { } user)
        {
            return Reasons.AccountGone;
        }

        if (user.AccountEnabled != false)
        {
            return tenant.Clock.UtcNow - context.StartedAt < LongestLag
                ? new StepReading.WaitUntil(tenant.Clock.UtcNow + Pause, Phrase.Of("Steps.Reasons.WaitsForBlock"))
                : new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.NotBlocked"));
        }

        var left = await methods;
        return left.Count > 0 && !left.Any(GraphSignInMethods.CanRemove)
            ? new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.MethodsByHand", ("methods", string.Join(", ", left.Select(m => m.Kind)))))
            : StepFacts.Reading(left.Count == 0, Facts(left));
    }

    /// <summary>All at once; what is refused for being the default is tried again as long as others went meanwhile.</summary>
    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var user = context.Leaver.Id.Value;
        List<AuthenticationMethod> left = [.. (await tenant.SignInMethods.BesidesPasswordAsync(user, cancellationToken)).Where(GraphSignInMethods.CanRemove)];
        for (var before = int.MaxValue; left.Count > 0 && left.Count < before;)
        {
            before = left.Count;
            var refused = await Task.WhenAll(left.Select(async method =>
                await tenant.SignInMethods.TryRemoveAsync(user, method, cancellationToken) ? null : method));
            left = [.. refused.OfType<AuthenticationMethod>()];
        }
    }

    private static JsonObject Facts(IEnumerable<AuthenticationMethod> left) => new() { ["methods"] = StepFacts.List(left.Select(m => m.Kind)) };
}
