using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>
/// Takes Teams telephone numbers back. Teams only takes the order; how it goes is asked at the address it names.
/// https://learn.microsoft.com/graph/api/teamsadministration-numberassignment-unassignnumber
/// </summary>
public sealed class GraphTelephony(GraphClient graph, WireClock clock)
{
    // Half a minute in all; what takes longer is seen by whoever reads the number later.
    private static readonly TimeSpan[] Pauses = [.. new[] { 0.25, 0.5, 1, 2, 4, 8, 15 }.Select(TimeSpan.FromSeconds)];

    /// <summary>Asks until the operation has ended, or for half a minute.</summary>
    /// <exception cref="Microsoft365Fault">Also when Teams took the order and failed at it.</exception>
    public async Task UnassignAsync(NumberAssignment number, CancellationToken cancellationToken)
    {
        var request = new GraphRequest(GraphOperations.UnassignNumber)
        {
            Body = WireJson.Bytes(new JsonObject
            {
                ["telephoneNumber"] = number.TelephoneNumber.TrimStart('+'),
                ["numberType"] = number.NumberType,
            }),
        };
        if (OperationId(await graph.AcceptAsync(request, cancellationToken)) is { } operation)
        {
            await FollowAsync(request, operation, cancellationToken);
        }
    }

    private async Task FollowAsync(GraphRequest request, string id, CancellationToken cancellationToken)
    {
        foreach (var pause in Pauses)
        {
            await CallPermit.WaitAsync(cancel => Task.Delay(pause, clock.Time, cancel), cancellationToken);
            var operation = await graph.SendAsync<NumberOperation>(new(GraphOperations.GetNumberOperation, id), cancellationToken);
            if (operation.HasFailed)
            {
                throw graph.Refused(request, Microsoft365FaultCodes.OperationFailed, operation.Detail);
            }

            if (operation.HasEnded)
            {
                return;
            }
        }
    }

    /// <summary>The last part of ".../operations('2b1c…')" or ".../operations/2b1c…".</summary>
    private static string? OperationId(string? location)
    {
        var last = location?.TrimEnd('/').Split('/')[^1] ?? "";
        var quoted = last.Split('\'');
        return quoted.Length == 3 ? quoted[1] : last.Length > 0 ? last : null;
    }
}
