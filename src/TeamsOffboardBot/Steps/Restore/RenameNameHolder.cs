using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Restore;

/// <summary>
/// Whoever has the user name now signs in with another one from here on, and keeps all else. By choice only, and before the account comes back,
/// which takes the name. https://learn.microsoft.com/graph/api/user-update
/// </summary>
public sealed class RenameNameHolder(Tenant tenant) : RestoringStep
{
    private const string NewAddress = "newAddress";
    private const string Address = "address";

    public override StepId Id => StepIds.RenameNameHolder;

    public override async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var holder = await tenant.Users.GetAsync(context.Step.Targets[0].Id, cancellationToken);
        var isFree = !string.Equals(holder?.UserPrincipalName, context.Step.Parameters[Address], StringComparison.OrdinalIgnoreCase);
        return StepFacts.Reading(isFree, new JsonObject { ["userPrincipalName"] = holder?.UserPrincipalName });
    }

    public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Accounts.SetUserPrincipalNameAsync(context.Step.Targets[0].Id, context.Step.Parameters[NewAddress], cancellationToken);

    protected override PlannedStep? Plan(Snapshot snapshot, Restoration how) => how.Renames is { } other && how.NewUserPrincipalName is null
        ? new()
        {
            Id = Id,
            Targets = [new StepTarget(other.Id.Value, other.DisplayName)],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [NewAddress] = other.UserPrincipalName,
                [Address] = snapshot.Account.Person.UserPrincipalName,
            },
        }
        : null;
}
