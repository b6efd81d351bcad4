namespace Benchmarks.World;

/// <summary>
/// What offboardings took from the services, out of the request log: requests, the calls they carried, and what Microsoft counts of these
/// against its limits. Calls that were refused for being too many took nothing.
/// </summary>
public sealed record LeaverCost(double Requests, double GraphCalls, double ExchangeCalls, double SharePointCalls, double EntraUnits, double EntraWrites)
{
    /// <param name="leavers">Among how many it is to be divided.</param>
    public static LeaverCost Of(IReadOnlyList<SeenRequest> seen, int leavers)
    {
        var calls = seen.SelectMany(r => r.Calls.Select(c => (r.Service, Call: c))).Where(c => !c.Call.IsRefused).ToList();
        return new(
            PerLeaver(seen.Count),
            PerLeaver(calls.Count(c => c.Service == "graph")),
            PerLeaver(calls.Count(c => c.Service == "exchange")),
            PerLeaver(calls.Count(c => c.Service == "sharepoint")),
            PerLeaver(calls.Sum(c => c.Call.Units)),
            PerLeaver(calls.Count(c => c.Call.IsDirectoryWrite)));

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
}
