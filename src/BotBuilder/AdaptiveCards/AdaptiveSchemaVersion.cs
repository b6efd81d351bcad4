using System;
using System.Globalization;
using Newtonsoft.Json;

namespace AdaptiveCards;

[JsonConverter(typeof(TextWriter<AdaptiveSchemaVersion>))]
public class AdaptiveSchemaVersion
{
    public AdaptiveSchemaVersion()
    {
    }

    public AdaptiveSchemaVersion(int major, int minor)
    {
        Major = major;
        Minor = minor;
    }

    public AdaptiveSchemaVersion(string versionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(versionString);
        var parts = versionString.Split('.', 2);
        Major = int.Parse(parts[0], CultureInfo.InvariantCulture);
        Minor = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
    }

    public int Major { get; set; }

    public int Minor { get; set; }

    public override string ToString() => FormattableString.Invariant($"{Major}.{Minor}");
}
