using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>OneDrive: where it is, how full, and who may in. https://learn.microsoft.com/graph/api/driveitem-invite</summary>
public sealed class GraphDrives(GraphClient graph)
{
    /// <summary>Null when the user has none: an application never makes one by looking.</summary>
    public async Task<UserDrive?> OfUserAsync(string userId, CancellationToken cancellationToken)
    {
        var drive = FindAsync<DriveFacts>(GraphOperations.GetUserDrive, userId, "$select=id,webUrl,quota", cancellationToken);
        var root = FindAsync<RootFacts>(GraphOperations.GetUserDriveRoot, userId, "$select=id,sharepointIds", cancellationToken);
        await Task.WhenAll(drive, root);
        if (await drive is not { } facts)
        {
            return null;
        }

        if (facts is not { Id: not null, WebUrl: not null })
        {
            throw graph.Refused(new(GraphOperations.GetUserDrive, userId), Microsoft365FaultCodes.UnreadableAnswer, "");
        }

        var ids = (await root)?.SharepointIds;
        return new(facts.Id, facts.WebUrl, Uri.TryCreate(ids?.SiteUrl, UriKind.Absolute, out var site) ? site : null, facts.Quota) { SiteId = ids?.SiteId };
    }

    public Task<IReadOnlyList<DriveSharing>> RootPermissionsAsync(string drive, CancellationToken cancellationToken) =>
        graph.ListAsync<DriveSharing>(new(GraphOperations.ListDriveItemPermissions, drive, "root"), cancellationToken);

    /// <summary>Gives a user access to the whole drive, without a mail from Microsoft; optionally until a date.</summary>
    /// <param name="role">read or write.</param>
    public async Task InviteToRootAsync(
        string drive, string userId, string role, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["recipients"] = new JsonArray(new JsonObject { ["objectId"] = userId }),
            ["roles"] = new JsonArray(JsonValue.Create(role)),
            ["requireSignIn"] = true,
            ["sendInvitation"] = false,
        };
        if (until is { } end)
        {
            body["expirationDateTime"] = end.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        }

        var request = new GraphRequest(GraphOperations.InviteToDriveItem, drive, "root") { Body = WireJson.Bytes(body) };
        var answer = await graph.SendAsync<GraphPage<DriveSharing>>(request, cancellationToken);
        if (answer.Value?.FirstOrDefault(permission => permission.Error is not null)?.Error is { } error)
        {
            throw graph.Refused(request, error.Code ?? "", error.Message ?? "");
        }
    }

    public async Task RemoveRootPermissionAsync(string drive, string permission, CancellationToken cancellationToken)
    {
        try
        {
            await graph.SendAsync(new(GraphOperations.RemoveDriveItemPermission, drive, "root", permission), cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.IsNotFound)
        {
            // Gone already, which was wanted.
        }
    }

    private async Task<T?> FindAsync<T>(GraphOperation operation, string userId, string select, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await graph.FindAsync<T>(new(operation, userId) { Query = select }, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (
            fault.Status == 400 && fault.ServiceMessage.Contains("does not have a SPO license", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
    }

    private sealed record DriveFacts(string? Id, Uri? WebUrl, DriveQuota? Quota);

    private sealed record RootFacts(SharepointIds? SharepointIds);

    private sealed record SharepointIds(string? SiteUrl, string? SiteId);
}
