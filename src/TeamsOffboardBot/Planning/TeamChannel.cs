using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Planning;

/// <summary>A private or shared channel of a team.</summary>
public sealed record TeamChannel(string TeamId, string TeamName, string Id, string Name)
{
    [JsonIgnore]
    public StepTarget Target => new($"{TeamId}/{Id}", $"{TeamName} › {Name}");
}
