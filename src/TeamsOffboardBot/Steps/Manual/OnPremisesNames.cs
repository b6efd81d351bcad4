using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps.Mail;

namespace TeamsOffboardBot.Steps.Manual;

/// <summary>
/// Name and addresses of a synchronised account are mastered in Active Directory, and Exchange Online refuses to change them (rule R2): the commands
/// that do it there. Apart from the task that disables the account, because that one is urgent.
/// https://learn.microsoft.com/powershell/module/activedirectory/set-aduser
/// </summary>
public sealed class OnPremisesNames : ManualTask
{
    private const string Account = "account";
    private const string Prefix = "prefix";
    private const string Person = "person";

    public override StepId Id => StepIds.OnPremisesNames;

    protected override PlannedStep? Describe(Snapshot snapshot, Choices choices)
    {
        if (!SyncMatrix.IsFor(Id, snapshot) || !snapshot.MayHaveCloudMailbox())
        {
            return null;
        }

        var aliases = choices.Aliases == AliasChoice.Keep ? [] : snapshot.GivenAliases();
        if (choices.NamePrefix is null && aliases.Count == 0)
        {
            return null;
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Account] = snapshot.Account.OnPremisesSamAccountName ?? snapshot.Account.Person.UserPrincipalName };
        if (choices.NamePrefix is { } prefix)
        {
            parameters[Prefix] = prefix;
        }

        if (aliases.Count > 0 && choices is { Aliases: AliasChoice.Move, AliasesTo: { } id } && id != snapshot.Account.Person.Id)
        {
            parameters[Person] = snapshot.Target(id).Name;
        }

        return new() { Id = Id, Targets = [.. aliases.Select(a => new StepTarget(a, a))], Parameters = parameters };
    }

    protected override Phrase Order(StepContext context)
    {
        var step = context.Step;
        var key = step.Parameters.ContainsKey(Person) ? "Steps.on-premises-names.Task.Move" : "Steps.on-premises-names.Task";
        return Phrase.Of(
            key,
            (Account, step.Parameters[Account]),
            ("commands", string.Join("; ", Commands(step, context.Leaver.DisplayName))),
            ("aliases", string.Join(", ", step.Targets.Select(t => t.Name))),
            (Person, step.Parameters.GetValueOrDefault(Person) ?? ""));
    }

    private static IEnumerable<string> Commands(PlannedStep step, string name)
    {
        var account = Quoted(step.Parameters[Account]);
        if (step.Parameters.TryGetValue(Prefix, out var prefix))
        {
            yield return $"Set-ADUser -Identity {account} -DisplayName {Quoted(RenameMailbox.Renamed(prefix, name))}";
        }

        if (step.Targets.Count > 0)
        {
            yield return $"Set-ADUser -Identity {account} -Remove @{{proxyAddresses={string.Join(',', step.Targets.Select(t => Quoted($"smtp:{t.Id}")))}}}";
        }
    }

    /// <summary>A name is never a command: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules.</summary>
    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
