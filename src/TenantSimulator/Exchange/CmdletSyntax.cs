using System.Text.Json;
using System.Text.Json.Nodes;
using TenantSimulator.Http;

namespace TenantSimulator.Exchange;

/// <summary>A parameter a cmdlet takes: its Exchange type and, for enumerations, the values.</summary>
sealed record CmdletParameter(string Name, string Type, IReadOnlyList<string> Values);

/// <summary>
/// What can be said to a cmdlet. A parameter set is a group of names that must all be given; one of the sets has to be complete.
/// </summary>
sealed class CmdletSyntax(string name, bool confirms, IReadOnlyList<string[]> sets, IReadOnlyList<CmdletParameter> parameters)
{
    static readonly string[] CommonParameters = ["ErrorAction", "WarningAction", "Verbose"];

    public string Name { get; } = name;

    /// <summary>Asks back unless Confirm is false, and does nothing meanwhile.</summary>
    public bool Confirms { get; } = confirms;

    public IReadOnlyList<string[]> Sets { get; } = sets;

    public IReadOnlyList<CmdletParameter> Parameters { get; } = parameters;

    /// <summary>The parameters under their documented spelling; PowerShell does not mind the case.</summary>
    public Dictionary<string, JsonNode?> Bind(JsonObject given)
    {
        var bound = new Dictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in given)
        {
            if (CommonParameters.Contains(name, StringComparer.OrdinalIgnoreCase) || name.Contains('@', StringComparison.Ordinal))
            {
                continue;
            }

            var parameter = Parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase))
                ?? throw ExchangeErrors.Binding($"A parameter cannot be found that matches parameter name '{name}'.");
            Check(parameter, value);
            bound[parameter.Name] = value;
        }

        if (Sets.Count > 0 && !Sets.Any(set => set.All(p => bound.GetValueOrDefault(p) is not null)))
        {
            var missing = Sets[0].Where(p => bound.GetValueOrDefault(p) is null);
            throw ExchangeErrors.Binding($"Cannot process command because of one or more missing mandatory parameters: {string.Join(' ', missing)}.");
        }

        return bound;
    }

    static void Check(CmdletParameter parameter, JsonNode? value)
    {
        if (value is null)
        {
            // Null clears a value; it names nobody.
            if (parameter.Name is "Identity" or "Mailbox" or "User" or "Trustee" or "Member")
            {
                throw ExchangeErrors.Binding($"Cannot bind argument to parameter '{parameter.Name}' because it is null.");
            }

            return;
        }

        var kind = value.GetValueKind();
        var fits = parameter.Type switch
        {
            "SwitchParameter" or "Boolean" or "System.Boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "Int32" => kind == JsonValueKind.Number,
            "Unlimited" => kind is JsonValueKind.Number or JsonValueKind.String,
            "MultiValuedProperty" or "ProxyAddressCollection" => kind is JsonValueKind.String or JsonValueKind.Array || IsHashTable(value),
            _ when parameter.Type.EndsWith("[]", StringComparison.Ordinal) => kind is JsonValueKind.String or JsonValueKind.Array,
            _ => kind == JsonValueKind.String,
        };
        if (!fits || !Texts(value).All(t => parameter.Values.Count == 0 || parameter.Values.Contains(t, StringComparer.OrdinalIgnoreCase)))
        {
            throw ExchangeErrors.Binding(
                $"Cannot process argument transformation on parameter '{parameter.Name}'. Cannot convert value \"{value.ToJsonString().Trim('"')}\" to type \"{parameter.Type}\".");
        }
    }

    static bool IsHashTable(JsonNode value) =>
        value is JsonObject table
        && (string?)table["@odata.type"] == "#Exchange.GenericHashTable"
        && table.All(p => p.Key == "@odata.type" || p.Key.ToLowerInvariant() is "add" or "remove");

    public static IEnumerable<string> Texts(JsonNode? value) => value switch
    {
        JsonArray items => items.Select(i => i?.ToString() ?? ""),
        JsonValue text => [text.ToString()],
        _ => [],
    };
}
