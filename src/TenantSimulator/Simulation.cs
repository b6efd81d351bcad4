using TenantSimulator.DefaultTenant;
using TenantSimulator.Http;
using TenantSimulator.Tenant;

namespace TenantSimulator;

/// <summary>The tenant and everything the control routes can turn. <see cref="Gate"/> guards all of it.</summary>
sealed class Simulation
{
    public Simulation(TimeProvider time)
    {
        Clock = new TenantClock(time);
        Tenant = Contoso.Create(Clock);
    }

    public Lock Gate { get; } = new();
    public TenantClock Clock { get; }
    public TenantState Tenant { get; private set; }
    public FaultRules Faults { get; } = new();
    public Chaos Chaos { get; set; } = Chaos.None;
    public Latency Latency { get; set; } = Latency.None;
    public Quota Quota { get; private set; } = Quota.Off;
    public Grants Grants { get; set; } = Grants.All;
    public Paging Paging { get; set; } = Paging.Default;
    public Lag Lag { get; set; } = Lag.None;
    public Copying Copying { get; set; } = Copying.Default;
    public RequestLog Requests { get; } = new();

    /// <summary>Every bearer token that was shown, so that tests can search for them where none may be.</summary>
    public HashSet<string> Tokens { get; } = new(StringComparer.Ordinal);

    public void LimitTo(Quota quota) => Quota = quota;

    public void Reset()
    {
        Clock.Reset();
        Tenant = Contoso.Create(Clock);
        Faults.Clear();
        Chaos = Chaos.None;
        Latency = Latency.None;
        Quota = Quota.Off;
        Grants = Grants.All;
        Paging = Paging.Default;
        Lag = Lag.None;
        Copying = Copying.Default;
        Requests.Clear();
        Tokens.Clear();
    }
}
