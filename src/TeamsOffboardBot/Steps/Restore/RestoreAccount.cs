using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Restore;

/// <summary>
/// The account is there again, with the groups and licences it was deleted with. Addresses that others have by now are dropped only where the
/// plan names them. An account from Active Directory comes back from there alone: then this step looks whether it has (rule R2).
/// https://learn.microsoft.com/graph/api/directory-deleteditems-restore
/// </summary>
public sealed class RestoreAccount(Tenant tenant) : RestoringStep
{
    private const string NewAddress = "newAddress";
    private const string Drops = "dropsAddresses";
    private const string IsSynced = "isSynced";

    public override StepId Id => StepIds.RestoreAccount;

    public override IReadOnlyList<StepId> Needs => [StepIds.RestoreOnPremisesAccount, StepIds.RenameNameHolder];

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var present = tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken);
        var deleted = tenant.Users.FindDeletedAsync(context.Leaver.Id.Value, cancellationToken);
        await Task.WhenAll(present, deleted);
        return (await present, await deleted, context.Step.Parameters.ContainsKey(IsSynced)) switch
        {
            ({ } account, _, _) => new StepReading.InPlace(Facts(account, exists: true)),
            (null, null, _) => new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.GoneForGood")),
            (null, _, true) => new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.NotSyncedYet")),
            (null, { } gone, false) => new StepReading.Open(Facts(gone, exists: false)),
        };
    }

    /// <summary>The service refuses to restore what is there already, so that is looked at first.</summary>
    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken) is null)
        {
            await tenant.Accounts.RestoreAsync(
                context.Leaver.Id.Value, context.Step.Parameters.GetValueOrDefault(NewAddress), context.Step.Parameters.ContainsKey(Drops), cancellationToken);
        }
    }

    protected override PlannedStep Plan(Snapshot snapshot, Restoration how)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (how.NewUserPrincipalName is { } name)
        {
            parameters[NewAddress] = name;
        }

        if (snapshot.Deleted!.TakenAddresses is { Count: > 0 } taken)
        {
            parameters[Drops] = string.Join(", ", taken.Select(t => t.Address).Order(StringComparer.OrdinalIgnoreCase));
        }

        if (snapshot.Account.IsSynced)
        {
            parameters[IsSynced] = "true";
        }

        return new() { Id = Id, Parameters = parameters };
    }

    private static JsonObject Facts(GraphUser account, bool exists) => new()
    {
        ["accountExists"] = exists,
        ["userPrincipalName"] = account.UserPrincipalName,
        ["proxyAddresses"] = StepFacts.List(account.ProxyAddresses),
    };
}
