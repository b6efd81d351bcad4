using System.Text.Json.Nodes;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator.Exchange;

/// <summary>One cmdlet at work: its parameters and the recipients it names.</summary>
sealed class CmdletCall(Simulation simulation, string cmdlet, IReadOnlyDictionary<string, JsonNode?> parameters)
{
    public string Cmdlet { get; } = cmdlet;
    public TenantState Tenant { get; } = simulation.Tenant;
    public int ConversionLag { get; } = simulation.Lag.ConversionReads;
    public Lag Lag { get; } = simulation.Lag;
    public List<string> Warnings { get; } = [];
    public DateTimeOffset Now => Tenant.Clock.Now;

    public bool Has(string name) => parameters.ContainsKey(name);

    public JsonNode? this[string name] => parameters.GetValueOrDefault(name);

    public string? Text(string name) => this[name]?.ToString();

    public bool Flag(string name) => this[name]?.GetValue<bool>() ?? false;

    public IReadOnlyList<string> Texts(string name) => [.. CmdletSyntax.Texts(this[name])];

    /// <summary>A list after the change: an array replaces it, a hash table adds to it and removes from it, null empties it.</summary>
    public List<string> Changed(string name, IEnumerable<string> current, Func<string, string> resolve)
    {
        if (this[name] is not JsonObject table)
        {
            return [.. Texts(name).Select(resolve)];
        }

        var changed = current.ToList();
        foreach (var (operation, values) in table.Where(p => p.Key != "@odata.type"))
        {
            foreach (var value in CmdletSyntax.Texts(values).Select(resolve))
            {
                changed.RemoveAll(c => TenantState.Same(c, value));
                if (TenantState.Same(operation, "Add"))
                {
                    changed.Add(value);
                }
            }
        }

        return changed;
    }

    /// <summary>A user with a mailbox that is not soft-deleted.</summary>
    public (User User, Mailbox Mailbox) Mailbox(string parameter = "Identity")
    {
        var identity = Text(parameter) ?? "";
        var found = Recipients.MailboxUsers(Tenant).Where(u => Recipients.IsNamed(u, identity)).ToList();
        return found switch
        {
            [var user] => (user, user.Mailbox!),
            [] => throw ExchangeErrors.NotFound(identity),
            _ => throw ExchangeErrors.Ambiguous(identity),
        };
    }

    public Group DistributionGroup(string parameter = "Identity")
    {
        var identity = Text(parameter) ?? "";
        var found = Tenant.Groups.Where(g => g.IsMasteredByExchange && Recipients.IsNamed(g, identity)).ToList();
        return found switch
        {
            [var group] => group,
            [] => throw ExchangeErrors.NotFound(identity),
            _ => throw ExchangeErrors.Ambiguous(identity),
        };
    }

    /// <summary>Anybody Exchange knows: mailbox, mail user, guest or group.</summary>
    public DirectoryObject Recipient(string identity)
    {
        var found = Recipients.All(Tenant).Where(r => Recipients.IsNamed(r, identity)).ToList();
        return found switch
        {
            [var recipient] => recipient,
            [] => throw ExchangeErrors.NotFound(identity),
            _ => throw ExchangeErrors.Ambiguous(identity),
        };
    }

    /// <summary>Anybody who can be given rights: mailboxes or not, users and security groups.</summary>
    public DirectoryObject Principal(string identity) =>
        Tenant.Users.FirstOrDefault(u => Recipients.IsNamed(u, identity)) as DirectoryObject
        ?? Tenant.Groups.Find(g => g.Flag("securityEnabled") && Recipients.IsNamed(g, identity))
        ?? throw ExchangeErrors.Task("UserNotFoundException", $"User or group \"{identity}\" wasn't found. Please make sure you've typed it correctly.");
}
