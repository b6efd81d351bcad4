using Newtonsoft.Json.Linq;

namespace TeamsOffboardBot.Tests.BotBuilder;

/// <summary>One request as the connector saw it.</summary>
public sealed record ConnectorCall(string Method, string Path, string? Authorization, JObject? Body)
{
    public string Line => $"{Method} {Path}";
}
