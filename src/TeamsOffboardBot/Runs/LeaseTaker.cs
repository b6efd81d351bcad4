using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365.Http;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs;

/// <summary>Takes the lease of a run for this process. It is kept by the clock of the wire: whoever moves the business by a month keeps their runs.</summary>
public sealed class LeaseTaker(IRunLeases leases, WireClock clock, IOptions<RunsOptions> options)
{
    /// <returns>Null while another process is at the run.</returns>
    internal Task<Lease?> TakeAsync(RequestId request, CancellationToken cancellationToken) =>
        Lease.TakeAsync(leases, request, options.Value.Lease, clock.Time, cancellationToken);
}
