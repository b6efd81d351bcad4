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
        ("Get-MobileDeviceStatistics", Latency.Exchange),
        ("Clear-MobileDevice", Latency.Exchange),
        ("Get-MobileDeviceStatistics", Latency.Exchange),
        ("Get-MobileDeviceStatistics", Latency.Exchange),
        ("Set-CASMailbox", Latency.Exchange),
        ("Get-CASMailbox", Latency.Exchange),
        ("POST /users/{id}/assignLicense", Latency.Graph),
        ("GET /users/{id}", Latency.Graph),
        ("POST /users/{id}/revokeSignInSessions", Latency.Graph),
        ("GET /users/{id}", Latency.Graph),
    ];

    public static int Milliseconds => Links.Sum(link => link.Milliseconds);
}
