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

    /// <summary>How many days the OneDrive of a deleted account is kept; null when the tenant does not tell this application.</summary>
    public async Task<int?> OneDriveDaysAfterDeletionAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await graph.SendAsync<SharePointSettings>(new(GraphOperations.GetSharePointSettings), cancellationToken)).DeletedUserPersonalSiteRetentionPeriodInDays;
        }
        catch (Microsoft365Fault fault) when (!fault.IsTransient)
        {
            return null;
        }
    }

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

    private sealed record SharePointSettings(int? DeletedUserPersonalSiteRetentionPeriodInDays);
}
