using System.Text.Json;

namespace TeamsOffboardBot.Microsoft365.Graph;

public sealed record DriveSharing(string? Id)
{
    public IReadOnlyList<string> Roles { get; init; } = [];

    public DateTimeOffset? ExpirationDateTime { get; init; }

    public DriveIdentitySet? GrantedToV2 { get; init; }

    public JsonElement? Link { get; init; }

    /// <summary>An invitation may fail for one recipient inside an answer that says 200.</summary>
    public DriveSharingError? Error { get; init; }

    public string? GrantedToId => GrantedToV2?.User?.Id;
}

public sealed record DriveIdentitySet(DriveIdentity? User);

public sealed record DriveIdentity(string? Id, string? DisplayName, string? Email);

public sealed record DriveSharingError(string? Code, string? Message);
