using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>Gathers calls made at the same moment into one <c>POST /$batch</c>; a call that is alone goes plain.</summary>
public sealed class GraphBatch
{
    private const int MaxItems = 20;

    private readonly Wire _wire;
    private readonly Microsoft365Addresses _addresses;
    private readonly CallGatherer<GraphItem> _gatherer;

    public GraphBatch(Wire wire, Microsoft365Addresses addresses, WireSettings settings)
    {
        _wire = wire;
        _addresses = addresses;
        // The answer to twenty takes as long as that to one, so proofs wait for whatever goes out next.
        var pace = new GatherPace(settings.GatherWindow, Soon: 0.25, Leisure: 4, Apart: false);
        _gatherer = new(new(Wanted: MaxItems, Most: MaxItems, Hurried: MaxItems, Batches: 1), pace, settings.Clock.Time, item => item.Read, DeliverAsync);
    }

    public Task<WireAnswer> SendAsync(GraphItem item, CancellationToken cancellationToken) => _gatherer.SendAsync(item, cancellationToken);

    private async Task<IReadOnlyList<WireAnswer>> DeliverAsync(IReadOnlyList<GraphItem> items) =>
        items.Count == 1 ? [await PlainAsync(items[0])] : await TogetherAsync(items);

    private Task<WireAnswer> PlainAsync(GraphItem item)
    {
        var request = new WireRequest(Microsoft365Service.Graph, item.Method, new(_addresses.GraphRoot, item.RelativeUrl[1..]))
        {
            Body = item.Body,
            Headers = item.Eventual ? [new("ConsistencyLevel", "eventual")] : [],
        };
        return _wire.SendAsync(request, 1, CancellationToken.None);
    }

    private async Task<IReadOnlyList<WireAnswer>> TogetherAsync(IReadOnlyList<GraphItem> items)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        try
        {
            Write(buffer, items);
            var request = new WireRequest(Microsoft365Service.Graph, HttpMethod.Post, new(_addresses.GraphRoot, "$batch"))
            {
                Body = buffer.WrittenMemory,
            };
            var whole = await _wire.SendAsync(request, items.Count, CancellationToken.None);
            return BatchAnswers.RefusesTheBatchItself(whole)
                ? await Task.WhenAll(items.Select(PlainAsync))
                : BatchAnswers.Read(whole, items.Count);
        }
        finally
        {
            // An item may have carried a password.
            CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsMemory(buffer.WrittenMemory).Span);
        }
    }

    private static void Write(ArrayBufferWriter<byte> buffer, IReadOnlyList<GraphItem> items)
    {
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("requests");
        for (var index = 0; index < items.Count; index++)
        {
            Write(json, items[index], BatchAnswers.Id(index));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GraphItem item, string id)
    {
        // An action without a body still needs one here: Graph refuses a whole batch for one POST without body and content type.
        var body = item.Body.IsEmpty && item.Method == HttpMethod.Post ? "{}"u8 : item.Body.Span;
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("method", item.Method.Method);
        json.WriteString("url", item.RelativeUrl);
        if (item.Eventual || !body.IsEmpty)
        {
            json.WriteStartObject("headers");
            if (item.Eventual)
            {
                json.WriteString("ConsistencyLevel", "eventual");
            }

            if (!body.IsEmpty)
            {
                json.WriteString("Content-Type", "application/json");
            }

            json.WriteEndObject();
        }

        if (!body.IsEmpty)
        {
            json.WritePropertyName("body");
            json.WriteRawValue(body);
        }

        json.WriteEndObject();
    }
}
