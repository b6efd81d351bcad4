using System.Globalization;
using System.Text.Json;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// Takes the answer to a batch apart, in the order of its calls. When the batch as a whole was refused or lost, each of its
/// calls gets that answer; an item the answer does not mention has none.
/// </summary>
public static class BatchAnswers
{
    public static string Id(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Batching is a courtesy to the service: when it does not take the batch, for one item in it or at all, nothing of it was
    /// done and the calls go one by one. A call to lock somebody out must not fail for its company.
    /// </summary>
    public static bool RefusesTheBatchItself(WireAnswer whole) => whole.Status is 400 or 404 or 405 or 413 or 501;

    public static IReadOnlyList<WireAnswer> Read(WireAnswer whole, int count)
    {
        if (!whole.IsSuccess)
        {
            return [whole, .. Enumerable.Repeat(whole with { IsCounted = true }, count - 1)];
        }

        try
        {
            using var json = JsonDocument.Parse(whole.Body);
            var items = json.RootElement.GetProperty("responses").EnumerateArray()
                .ToDictionary(item => Text(item.GetProperty("id")), item => Item(item, whole), StringComparer.Ordinal);
            return [.. Enumerable.Range(0, count).Select(index => items.GetValueOrDefault(Id(index), Missing(whole)))];
        }
        catch (Exception unreadable) when (
            unreadable is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            return [.. Enumerable.Repeat(Missing(whole) with { Cause = unreadable }, count)];
        }
    }

    private static WireAnswer Item(JsonElement item, WireAnswer whole)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        if (item.TryGetProperty("headers", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            foreach (var header in given.EnumerateObject())
            {
                headers[header.Name] = Text(header.Value);
            }
        }

        return new WireAnswer(item.GetProperty("status").GetInt32(), headers, Body(item))
        {
            RequestId = headers.GetValueOrDefault("request-id") ?? whole.RequestId,
        };
    }

    private static ReadOnlyMemory<byte> Body(JsonElement item) =>
        item.TryGetProperty("body", out var body) && body.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? JsonSerializer.SerializeToUtf8Bytes(body)
            : default(ReadOnlyMemory<byte>);

    private static WireAnswer Missing(WireAnswer whole) =>
        WireAnswer.None(Microsoft365FaultCodes.MissingInBatch) with { RequestId = whole.RequestId };

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
}
