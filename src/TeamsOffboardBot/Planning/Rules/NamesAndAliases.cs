namespace TeamsOffboardBot.Planning.Rules;

/// <summary>C18: what becomes of the mailbox's further addresses, and who cannot get them. R2: what Active Directory has to do for that.</summary>
public sealed class NamesAndAliases : IRule
{
    private const string Rule = "C18";

    public IEnumerable<Finding> Check(Snapshot snapshot, Choices choices, IReadOnlyList<PlannedStep> steps)
    {
        if (!snapshot.MayHaveCloudMailbox())
        {
            yield break;
        }

        var aliases = choices.Aliases == AliasChoice.Keep ? [] : snapshot.GivenAliases();
        if (snapshot.Account.IsSynced && (choices.NamePrefix is not null || aliases.Count > 0))
        {
            yield return Findings.Note("R2", "NamesInActiveDirectory");
        }

        if (choices.Aliases == AliasChoice.Move && Problem(snapshot, choices) is { } problem)
        {
            yield return problem;
        }
        else if (choices.Aliases == AliasChoice.Remove && aliases.Count > 0)
        {
            yield return Findings.Warning(Rule, "AliasesGo", ("aliases", Findings.List(aliases)));
        }
    }

    private static Finding? Problem(Snapshot snapshot, Choices choices) => choices.AliasesTo switch
    {
        null => Findings.Blocker(Rule, "NobodyForAliases"),
        { } id when !snapshot.Account.IsSynced && snapshot.Colleague(id) is { IsSynced: true } synced => Findings.Blocker(Rule, "SyncedForAliases", ("name", synced.Person.DisplayName)),
        _ => null,
    };
}
