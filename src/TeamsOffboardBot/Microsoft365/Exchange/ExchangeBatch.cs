using System.Buffers;
using System.Text.Json;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Exchange;

/// <summary>Gathers invocations made at the same moment into one <c>$batch</c>; one that is alone goes plain.</summary>
public sealed class ExchangeBatch
{
    /// <summary>Exchange takes ten. But every further call makes the answer to all of them later, and batches beside each other do not wait for one another.</summary>
    private static readonly GatherSize Size = new(Wanted: 4, Most: 10, Hurried: 2, Batches: 6);

    private readonly Wire _wire;
    private readonly Microsoft365Addresses _addresses;
    private readonly CallGatherer<ExchangeItem> _gatherer;

    public ExchangeBatch(Wire wire, Microsoft365Addresses addresses, WireSettings settings)
    {
        _wire = wire;
        _addresses = addresses;
        var pace = new GatherPace(settings.GatherWindow, Soon: 0.1, Leisure: 0.2, Apart: true);
        _gatherer = new(Size, pace, settings.Clock.Time, item => item.Read, DeliverAsync);
    }

    public Task<WireAnswer> SendAsync(ExchangeItem item, CancellationToken cancellationToken) => _gatherer.SendAsync(item, cancellationToken);

    private async Task<IReadOnlyList<WireAnswer>> DeliverAsync(IReadOnlyList<ExchangeItem> items) =>
        items.Count == 1 ? [await PlainAsync(items[0])] : await TogetherAsync(items);

    private Task<WireAnswer> PlainAsync(ExchangeItem item) =>
        _wire.SendAsync(
            new WireRequest(Microsoft365Service.Exchange, HttpMethod.Post, item.Url) { Body = item.Body, Headers = item.Headers },
            1,
            CancellationToken.None);

    private async Task<IReadOnlyList<WireAnswer>> TogetherAsync(IReadOnlyList<ExchangeItem> items)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        Write(buffer, items);
        var request = new WireRequest(Microsoft365Service.Exchange, HttpMethod.Post, new(_addresses.ExchangeRoot, "$batch"))
        {
            Body = buffer.WrittenMemory,
            Headers = [new("X-AnchorMailbox", items[0].AnchorMailbox)],
        };
        var whole = await _wire.SendAsync(request, items.Count, CancellationToken.None);
        return BatchAnswers.RefusesTheBatchItself(whole)
            ? await Task.WhenAll(items.Select(PlainAsync))
            : BatchAnswers.Read(whole, items.Count);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, IReadOnlyList<ExchangeItem> items)
    {
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("requests");
        for (var index = 0; index < items.Count; index++)
        {
            var item = items[index];
            json.WriteStartObject();
            json.WriteString("id", BatchAnswers.Id(index));
            json.WriteString("method", "POST");
            json.WriteString("url", item.Url.AbsoluteUri);
            json.WriteStartObject("headers");
            json.WriteString("Content-Type", "application/json");
            foreach (var (name, value) in item.Headers)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WritePropertyName("body");
            json.WriteRawValue(item.Body.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
