using System.Text.Json;
using System.Text.Json.Nodes;

namespace Demo;

/// <summary>What the playground reads to know who sits before it. JSON, because every JSON text is YAML too.</summary>
public static class PlaygroundConfig
{
    private const string TenantId = "6f2c1c0e-3d5b-4f0a-9a51-0c0a7e5b1d10";
    private const string MarketingGroup = "b0000000-0000-4000-8000-000000000006";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string For(DemoPerson person)
    {
        // Exactly five others: with four the playground ends without a word.
        var others = DemoPerson.All.Where(p => p != person).Take(5).Select(JsonNode? (p) => User(p)).ToArray();
        var config = new JsonObject
        {
            ["version"] = "0.1.1",
            ["tenantId"] = TenantId,
            ["bot"] = new JsonObject { ["id"] = "offboarding-bot", ["name"] = "Offboarding" },
            ["currentUser"] = User(person),
            ["users"] = new JsonArray(others),
            ["personalChat"] = new JsonObject { ["id"] = $"a:{person.GivenName}" },
            ["groupChat"] = new JsonObject { ["id"] = $"19:chat-{person.GivenName}", ["name"] = "Campaigns" },
            ["team"] = new JsonObject
            {
                ["id"] = $"19:team-{person.GivenName}",
                ["name"] = "Marketing",
                ["aadGroupId"] = MarketingGroup,
                ["channels"] = new JsonArray(),
            },
        };
        return config.ToJsonString(Indented);
    }

    private static JsonObject User(DemoPerson person) => new()
    {
        ["id"] = $"29:{person.ObjectId}",
        ["name"] = person.Name,
        // The playground's own spelling.
        ["userPrincipleName"] = person.UserPrincipalName,
        ["aadObjectId"] = person.ObjectId,
        ["givenName"] = person.GivenName,
        ["surname"] = person.Surname,
        ["email"] = person.UserPrincipalName,
    };
}
