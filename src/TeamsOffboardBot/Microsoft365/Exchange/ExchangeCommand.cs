using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>One cmdlet with its parameters.</summary>
/// <param name="MailboxId">The mailbox, by its user's id, which it touches, so that the service routes it there at once; null for groups.</param>
public sealed record ExchangeCommand(ExchangeCmdlet Cmdlet, string? MailboxId, JsonObject Parameters)
{
    // What an application needs to run any of them: the permission, and a role that allows the cmdlet.
    private static readonly string[] Permissions = ["Exchange.ManageAsApp", "Exchange Administrator"];

    public ServiceCall Call { get; } =
        new(Microsoft365Service.Exchange, Cmdlet.Name, "Exchange", Cmdlet.IsWrite, IsRepeatable: true, Permissions);

    public JsonObject Body()
    {
        var parameters = Parameters.DeepClone().AsObject();
        foreach (var (name, _) in parameters)
        {
            if (!Cmdlet.Parameters.Contains(name, StringComparer.Ordinal))
            {
                throw new InvalidOperationException($"{Cmdlet.Name} is not known to take {name}.");
            }
        }

        if (Cmdlet.Prompts)
        {
            parameters["Confirm"] = false;
        }

        return new JsonObject { ["CmdletInput"] = new JsonObject { ["CmdletName"] = Cmdlet.Name, [nameof(Parameters)] = parameters } };
    }
}
