using System.Text.Json.Nodes;

namespace TeamsOffboardBot.Tests.Simulator;

/// <summary>What the tenant answered over HTTP.</summary>
public sealed record Answer(int Status, JsonNode? Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Code => (string?)Body?["error"]?["code"];

    public string Message => (string?)Body?["error"]?["message"] ?? "";

    public JsonArray Rows => Body!["value"]!.AsArray();

    /// <summary>The text of an Exchange error: id|exception|sentence.</summary>
    public string Detail => (string?)Body?["error"]?["details"]?[0]?["message"] ?? "";

    public IReadOnlyList<string> Texts(string property) => [.. Rows.Select(r => (string?)r![property] ?? "")];
}
