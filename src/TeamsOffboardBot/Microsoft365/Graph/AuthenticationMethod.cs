using System.Text.Json.Serialization;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>One way to sign in. Phone numbers and addresses are not read: nobody needs them to remove it.</summary>
public sealed record AuthenticationMethod(
    [property: JsonPropertyName("@odata.type")] string? Type,
    string Id,
    string? DisplayName)
{
    private const string Prefix = "#microsoft.graph.";
    private const string Suffix = "AuthenticationMethod";

    public bool IsPassword => Kind == "password";

    /// <summary>password, phone, fido2, microsoftAuthenticator, softwareOath, email…</summary>
    public string Kind
    {
        get
        {
            var kind = Type ?? "";
            kind = kind.StartsWith(Prefix, StringComparison.Ordinal) ? kind[Prefix.Length..] : kind;
            return kind.EndsWith(Suffix, StringComparison.Ordinal) ? kind[..^Suffix.Length] : kind;
        }
    }
}
