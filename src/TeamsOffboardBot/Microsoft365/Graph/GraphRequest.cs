using System.Text;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>One call of an operation: its template's places filled with ids, plus query, body and consistency.</summary>
public sealed record GraphRequest(GraphOperation Operation, params IReadOnlyList<string> Ids)
{
    /// <summary>Without the question mark; values escaped (<see cref="Uri.EscapeDataString(string)"/>).</summary>
    public string Query { get; init; } = "";

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Sends <c>ConsistencyLevel: eventual</c>, which <c>$search</c> and advanced filters need.</summary>
    public bool Eventual { get; init; }

    public ServiceCall Call =>
        new(Microsoft365Service.Graph, Operation.ToString(), $"Graph {Operation.Workload}", Operation.IsWrite, Operation.IsRepeatable, Operation.Role is { } role ? [Operation.Permission, role] : [Operation.Permission])
        {
            CarriesSecret = Operation.CarriesSecret,
            Costs = Operation.CostsOf(Query),
        };

    /// <summary>Calls into one mailbox are limited to four at a time by Outlook.</summary>
    public string? Mailbox => Operation.Workload == GraphWorkload.Outlook && Ids.Count > 0 ? Ids[0] : null;

    /// <summary>Relative to the version, as the items of a batch want it.</summary>
    public string RelativeUrl()
    {
        var url = new StringBuilder();
        var id = 0;
        var inPlace = false;
        foreach (var letter in Operation.Path)
        {
            if (letter == '{')
            {
                inPlace = true;
                url.Append(Uri.EscapeDataString(Ids[id++]));
            }
            else if (!inPlace)
            {
                url.Append(letter);
            }

            inPlace = inPlace && letter != '}';
        }

        return Query.Length == 0 ? url.ToString() : url.Append('?').Append(Query).ToString();
    }
}
