using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.Http;

namespace Benchmarks.World;

/// <summary>
/// What offboardings took from the services, out of the request log: requests, the calls they carried, and what Microsoft counts of these
/// against its limits. Calls that were refused for being too many took nothing.
/// </summary>
public sealed record LeaverCost(double Requests, double GraphCalls, double ExchangeCalls, double SharePointCalls, double EntraUnits, double EntraWrites)
{
    private static readonly IReadOnlyList<(string[] Template, GraphOperation Operation)> Operations =
        [.. GraphOperations.All.Select(o => (o.ToString().Split('/'), o)).OrderByDescending(o => o.Item1.Count(IsFixed))];

    /// <param name="leavers">Among how many it is to be divided.</param>
    public static LeaverCost Of(IReadOnlyList<SeenRequest> seen, int leavers)
    {
        var calls = seen.SelectMany(r => r.Calls.Select(c => (r.Service, Call: c))).Where(c => !c.Call.IsRefused).ToList();
        var costs = calls.Where(c => c.Service == "graph").SelectMany(c => Costs(c.Call.Operation)).ToList();
        return new(
            PerLeaver(seen.Count),
            PerLeaver(calls.Count(c => c.Service == "graph")),
            PerLeaver(calls.Count(c => c.Service == "exchange")),
            PerLeaver(calls.Count(c => c.Service == "sharepoint")),
            PerLeaver(costs.Where(c => c.Budget == Budget.Entra).Sum(c => c.Units)),
            PerLeaver(costs.Where(c => c.Budget == Budget.EntraWrites).Sum(c => c.Units)));

        double PerLeaver(int all) => Math.Round((double)all / leavers, 1);
    }

    public IReadOnlyDictionary<string, double> ToDetails() => new Dictionary<string, double>
    {
        ["leaver.requests"] = Requests,
        ["leaver.graphCalls"] = GraphCalls,
        ["leaver.exchangeCalls"] = ExchangeCalls,
        ["leaver.sharePointCalls"] = SharePointCalls,
        ["leaver.entraUnits"] = EntraUnits,
        ["leaver.entraWrites"] = EntraWrites,
    };

    private static IReadOnlyList<(Budget Budget, int Units)> Costs(string operation)
    {
        var parts = operation.Split('/');
        return Operations.FirstOrDefault(o => Fits(o.Template, parts)).Operation?.Costs
            ?? throw new BenchmarksException($"'{operation}' is no operation that the bot is known to call.");
    }

    private static bool Fits(string[] template, string[] parts) =>
        template.Length == parts.Length && template.Zip(parts).All(p => !IsFixed(p.First) || string.Equals(p.First, p.Second, StringComparison.OrdinalIgnoreCase));

    private static bool IsFixed(string part) => !part.StartsWith('{');
}
