using Benchmarks.World;

namespace Benchmarks.Measures;

/// <summary>
/// The longest chain of dependent calls of the typical offboarding: none of them can be made before the answer to the one before it.
/// README.md says why, link by link.
/// </summary>
public static class Chain
{
    private static readonly IReadOnlyList<(string Call, int Milliseconds)> Links =
    [
        ("Clear-MobileDevice, and with it Get-MobileDeviceStatistics", Latency.Exchange + Latency.ExchangeItem),
        ("Get-MobileDeviceStatistics", Latency.Exchange),
        ("Set-CASMailbox, and with it Get-CASMailbox", Latency.Exchange + Latency.ExchangeItem),
        ("POST /users/{id}/assignLicense", Latency.Graph),
        ("GET /users/{id}", Latency.Graph),
        ("POST /users/{id}/revokeSignInSessions", Latency.Graph),
        ("GET /users/{id}", Latency.Graph),
    ];

    public static int Milliseconds => Links.Sum(link => link.Milliseconds);
}
