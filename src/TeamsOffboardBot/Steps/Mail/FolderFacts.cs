using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>What somebody may do in a folder, as evidence keeps it: from here it can be given again.</summary>
internal static class FolderFacts
{
    private const string Folder = "folder";
    private const string User = "user";
    private const string Rights = "rights";
    private const string Flags = "flags";

    public static JsonObject Of(FolderAccess access) => Of(access.Folder, access.User, access.Rights, access.Flags);

    public static JsonObject Of(OpenFolder open) => Of(open.Folder, open.User, open.Rights, open.Flags);

    public static FolderAccess Read(JsonNode fact) =>
        new((string)fact[Folder]!, (string)fact[User]!, Texts(fact[Rights])) { Flags = Texts(fact[Flags]) };

    private static JsonObject Of(string folder, string user, IEnumerable<string> rights, IEnumerable<string> flags) => new()
    {
        [Folder] = folder,
        [User] = user,
        [Rights] = StepFacts.List(rights),
        [Flags] = StepFacts.List(flags),
    };

    private static List<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(t => (string)t!)];
}
