using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>
/// Is every call that rests on a permission let through? Calls that read are made as they are; calls that write are made on
/// objects that do not exist, so that whoever may is answered "not found" and whoever may not is answered "forbidden".
/// Another permission that opens the same calls counts: what matters is that they work.
/// </summary>
internal sealed class GraphCheck(PermissionList permissions, GraphClient graph, Microsoft365Addresses addresses) : ICheckPart
{
    public async Task<IReadOnlyList<CheckLine>> LookAsync(CancellationToken cancellationToken)
    {
        var wanted = permissions.OptIn.Where(p => p.Kind == "graph").Concat(permissions.Graph);
        return await Task.WhenAll(wanted.Select(p => LookAsync(p, cancellationToken)));
    }

    private async Task<CheckLine> LookAsync(PermissionEntry permission, CancellationToken cancellationToken)
    {
        var subject = new CheckSubject(CheckArea.Permission, Phrase.Of("CheckUp.Permission.Subject", ("service", "Graph"), ("name", permission.Name)));
        var probes = GraphOperations.All
            .Where(o => o.Permission == permission.Name && GraphProbe.IsHarmless(o))
            .Where(o => addresses.HasTelephoneNumbers || o.Workload != GraphWorkload.Teams)
            .ToList();
        if (probes.Count == 0)
        {
            return subject.Line(CheckVerdict.NotNeeded, Phrase.Of("CheckUp.Permission.Unused"));
        }

        var faults = await Task.WhenAll(probes.Select(o => FaultAsync(o, cancellationToken)));
        var why = permission.Reason();
        var denied = faults.OfType<Microsoft365Fault>().Where(f => f.IsForbidden || f.IsUnauthorized).ToList();
        if (denied.Count > 0)
        {
            return subject.Line(
                permission.Kind is null ? CheckVerdict.Missing : CheckVerdict.NotNeeded,
                Phrase.Of("CheckUp.Permission.Denied", ("operations", string.Join(", ", denied.Select(f => f.Operation)))),
                why,
                Phrase.Of("CheckUp.Permission.Fix", ("name", permission.Name)));
        }

        return faults.OfType<Microsoft365Fault>().FirstOrDefault(f => f.IsTransient || f.Status == 0) is { } away
            ? subject.Line(
                CheckVerdict.Unclear,
                Phrase.Of("CheckUp.Permission.Unclear", ("service", $"{away.Service}"), ("status", $"{away.Status}"), ("code", away.Code), ("operation", away.Operation)),
                why,
                Phrase.Of("CheckUp.Again"))
            : subject.Line(CheckVerdict.Ok, Phrase.Of("CheckUp.Permission.Ok", ("count", $"{probes.Count}")));
    }

    /// <summary>Null when the call went through.</summary>
    private async Task<Microsoft365Fault?> FaultAsync(GraphOperation operation, CancellationToken cancellationToken)
    {
        try
        {
            await graph.SendAsync(GraphProbe.Of(operation, graph), cancellationToken);
            return null;
        }
        catch (Microsoft365Fault fault)
        {
            return fault;
        }
    }
}
