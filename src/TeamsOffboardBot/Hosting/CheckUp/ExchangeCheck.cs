using System.Text.Json.Nodes;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>
/// Runs every cmdlet on a mailbox that does not exist. Exchange refuses an application without the permission with 401 and a
/// cmdlet that no role of the application has with 403, before it looks for the mailbox.
/// </summary>
internal sealed class ExchangeCheck(PermissionList permissions, ExchangeClient exchange) : ICheckPart
{
    /// <summary>The one role among the directory roles that Exchange itself decides by.</summary>
    public const string Role = "Exchange Administrator";

    public async Task<IReadOnlyList<CheckLine>> LookAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(ExchangeCmdlets.All.Select(async c => (Cmdlet: c, Fault: await FaultAsync(c, cancellationToken))));
        var faults = answers.Select(a => a.Fault).OfType<Microsoft365Fault>().ToList();
        var isAccepted = !faults.Exists(f => f.IsUnauthorized);
        var away = faults.Find(f => f.IsTransient || f.Status == 0);
        var denied = answers.Where(a => a.Fault is { IsForbidden: true }).Select(a => a.Cmdlet.Name).ToList();
        return
        [
            .. permissions.Exchange.Select(p => Accepted(p, isAccepted, away)),
            .. permissions.EntraRoles.Where(r => r.Name == Role).Select(r => Cmdlets(r, isAccepted, denied, away)),
        ];
    }

    private static CheckLine Accepted(PermissionEntry permission, bool isAccepted, Microsoft365Fault? away)
    {
        var subject = new CheckSubject(CheckArea.Exchange, Phrase.Of("CheckUp.Permission.Subject", ("service", "Exchange Online"), ("name", permission.Name)));
        if (!isAccepted)
        {
            return subject.Line(
                CheckVerdict.Missing,
                Phrase.Of("CheckUp.Exchange.NotAccepted"),
                permission.Reason(),
                Phrase.Of("CheckUp.Permission.Fix", ("name", permission.Name)));
        }

        return away is null ? subject.Line(CheckVerdict.Ok, Phrase.Of("CheckUp.Exchange.Accepted")) : subject.Unclear("CheckUp.People.Unreadable", away, permission.Reason());
    }

    private static CheckLine Cmdlets(PermissionEntry role, bool isAccepted, List<string> denied, Microsoft365Fault? away)
    {
        var subject = new CheckSubject(CheckArea.Exchange, Phrase.Of("CheckUp.Role.Subject", ("name", role.Name)));
        if (denied.Count > 0)
        {
            return subject.Line(
                CheckVerdict.Missing,
                Phrase.Of("CheckUp.Exchange.CmdletsDenied", ("cmdlets", string.Join(", ", denied))),
                role.Reason(),
                Phrase.Of("CheckUp.Exchange.Fix"));
        }

        if (!isAccepted)
        {
            return subject.Line(CheckVerdict.Unclear, Phrase.Of("CheckUp.Exchange.NotAsked"), role.Reason());
        }

        return away is null
            ? subject.Line(CheckVerdict.Ok, Phrase.Of("CheckUp.Exchange.Cmdlets", ("count", $"{ExchangeCmdlets.All.Count}")))
            : subject.Unclear("CheckUp.People.Unreadable", away, role.Reason());
    }

    private async Task<Microsoft365Fault?> FaultAsync(ExchangeCmdlet cmdlet, CancellationToken cancellationToken)
    {
        try
        {
            // The first parameter of each names the mailbox or group; what is asked about the organisation has none.
            var nobody = new JsonObject(cmdlet.Parameters.Take(1).Select(name => KeyValuePair.Create<string, JsonNode?>(name, GraphProbe.Nobody)));
            await exchange.InvokeAsync(new(cmdlet, MailboxId: null, nobody), cancellationToken);
            return null;
        }
        catch (Microsoft365Fault fault)
        {
            return fault;
        }
    }
}
