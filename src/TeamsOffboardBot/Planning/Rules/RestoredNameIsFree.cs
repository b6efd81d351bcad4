namespace TeamsOffboardBot.Planning.Rules;

/// <summary>D3: somebody else may have the user name or an address by now. Nobody is renamed and nothing is dropped without being named.</summary>
public sealed class RestoredNameIsFree : IRule
{
    private const string Rule = "D3";

    public bool Serves(RequestKind kind) => kind == RequestKind.Restoration;

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        var (how, deleted) = (choices.Restores!, snapshot.Deleted!);
        if (deleted.NameHolder is { } holder)
        {
            var args = new[] { ("name", holder.DisplayName), ("address", snapshot.Account.Person.UserPrincipalName) };
            yield return how switch
            {
                { NewUserPrincipalName: { } own } => Of(FindingSeverity.Warning, "NewName", [.. args, ("newAddress", own)]),
                { Renames: { } other } when other.Id == holder.Id => Of(FindingSeverity.Warning, "OtherRenamed", [.. args, ("newAddress", other.UserPrincipalName)]),
                _ => Of(FindingSeverity.Blocker, "NameTaken", args),
            };
        }

        if (deleted.TakenAddresses.Count > 0)
        {
            yield return Of(FindingSeverity.Warning, "AddressesDropped", ("addresses", Findings.List(deleted.TakenAddresses.Select(a => $"{a.Address} ({a.By})"))));
        }
    }

    private static Finding Of(FindingSeverity severity, string text, params (string Name, string Value)[] args) => new(Rule, severity, Phrase.Of($"Restore.{text}", args));
}
