namespace TeamsOffboardBot.Microsoft365.Graph;

/// <summary>The organisation: its name, domains and settings, and the telephone numbers it has given out.</summary>
public sealed class GraphTenant(GraphClient graph, Microsoft365Addresses addresses)
{
    public async Task<Organization> OrganizationAsync(CancellationToken cancellationToken)
    {
        var all = await graph.ListAsync<Organization>(new(GraphOperations.ListOrganization), cancellationToken);
        return all.Count > 0 ? all[0] : new Organization("", "", null, null);
    }

    public Task<IReadOnlyList<TenantDomain>> DomainsAsync(CancellationToken cancellationToken) =>
        graph.ListAsync<TenantDomain>(new(GraphOperations.ListDomains), cancellationToken);

    public Task<SharePointSettings> SharePointSettingsAsync(CancellationToken cancellationToken) =>
        graph.SendAsync<SharePointSettings>(new(GraphOperations.GetSharePointSettings), cancellationToken);

    /// <summary>Null where the cloud has no interface for numbers (US Government, China): then a person must look.</summary>
    public async Task<IReadOnlyList<NumberAssignment>?> NumbersOfAsync(string userId, CancellationToken cancellationToken) =>
        addresses.HasTelephoneNumbers
            ? await graph.ListAsync<NumberAssignment>(
                new(GraphOperations.ListNumberAssignments)
                {
                    Query = $"$filter=assignmentTargetId%20eq%20{GraphSelect.Quoted(userId)}",
                },
                cancellationToken)
            : null;
}
