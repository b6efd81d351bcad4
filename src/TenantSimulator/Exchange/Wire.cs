using System.Globalization;
using System.Text.Json.Nodes;

namespace TenantSimulator.Exchange;

/// <summary>The admin API's way of writing values: types beside the names, sizes and spans as text.</summary>
static class Wire
{
    public static JsonObject Guid(this JsonObject row, string name, Guid value)
    {
        row[$"{name}@data.type"] = "System.Guid";
        row[name] = value.ToString();
        return row;
    }

    public static JsonObject Texts(this JsonObject row, string name, IEnumerable<string> values)
    {
        row[$"{name}@odata.type"] = "#Collection(String)";
        row[name] = new JsonArray([.. values.Select(v => (JsonNode)v)]);
        return row;
    }

    public static JsonObject Time(this JsonObject row, string name, DateTimeOffset? at)
    {
        if (at is not null)
        {
            row[$"{name}@data.type"] = "System.DateTime";
        }

        row[name] = at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
        return row;
    }

    /// <summary>As in "99 GB (106,300,440,576 bytes)".</summary>
    public static string Size(long bytes)
    {
        var (value, unit) = bytes switch
        {
            >= 1L << 30 => (bytes / (double)(1L << 30), "GB"),
            >= 1L << 20 => (bytes / (double)(1L << 20), "MB"),
            >= 1L << 10 => (bytes / (double)(1L << 10), "KB"),
            _ => (bytes, "B"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {unit} ({bytes:N0} bytes)");
    }

    public static string Days(int? days) => days is { } number ? $"{number}.00:00:00" : "Unlimited";
}
