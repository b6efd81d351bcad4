using Shouldly;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Planning;

/// <summary>Every kind of group: what it is told by, who takes its members out, and whether anybody can. https://learn.microsoft.com/graph/api/resources/groups-overview</summary>
public sealed class GroupKindTests : ContosoTests
{
    [Theory]
    [InlineData(true, true, true, GraphGroupKind.Microsoft365)]
    [InlineData(true, true, false, GraphGroupKind.Microsoft365)]
    [InlineData(true, false, true, GraphGroupKind.Microsoft365)]
    [InlineData(false, true, true, GraphGroupKind.MailEnabledSecurity)]
    [InlineData(false, true, false, GraphGroupKind.Distribution)]
    [InlineData(false, false, true, GraphGroupKind.Security)]
    [InlineData(false, null, null, GraphGroupKind.Security)]
    public void A_kind_is_told_by_three_properties(bool isUnified, bool? hasMail, bool? isSecurity, GraphGroupKind kind)
    {
        foreach (var isDynamic in new[] { false, true })
        {
            new GraphGroup { GroupTypes = [.. Types(isUnified, isDynamic)], MailEnabled = hasMail, SecurityEnabled = isSecurity }.Kind.ShouldBe(kind);
        }
    }

    [Theory]
    [InlineData(GroupKind.Microsoft365, "leave-groups")]
    [InlineData(GroupKind.Security, "leave-groups")]
    [InlineData(GroupKind.MailEnabledSecurity, "leave-distribution-lists")]
    [InlineData(GroupKind.DistributionList, "leave-distribution-lists")]
    public void Each_kind_is_left_by_one_step_unless_something_else_decides_who_is_in_it(GroupKind kind, string by)
    {
        var group = ALeaver.AGroup("70", "A group", kind);

        LeftBy(group).ShouldBe([by]);
        LeftBy(group with { IsSynced = true }).ShouldBeEmpty();
        LeftBy(group with { IsDynamic = true, MembershipRule = "(user.department -eq \"Sales\")" }).ShouldBeEmpty();
        LeftBy(group with { IsRoleAssignable = true }).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_groups_of_the_default_tenant_are_what_they_were_made_as()
    {
        var read = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var leaver in new[] { 2, 3, 10, 14, 25, 33, 44 }.Select(AContoso.User))
        {
            read.UnionWith(((await Contoso.ReadAsync(leaver)).Groups.Value ?? []).Select(g => $"{g.DisplayName}: {Describe(g)}"));
        }

        read.ShouldBe(
        [
            "All employees: Security, dynamic",
            "Brand assets: Security",
            "Building access: Security",
            "Campaigns: Microsoft365",
            "Helpdesk admins: Security, role-assignable",
            "Licensing - Microsoft 365 E3: Security, licensing",
            "Licensing - Sales (dynamic): Security, dynamic, licensing",
            "Marketing: Microsoft365, team",
            "Marketing news: DistributionList",
            "Newsletter editors: DistributionList",
            "On-premises file share: Security, synced",
            "Press office: MailEnabledSecurity",
            "Project Aurora: Microsoft365, team",
            "Prototype lab: Microsoft365, team",
            "VPN users: Security",
        ]);
    }

    private static string Describe(GroupMembership group) => string.Join(
        ", ",
        new[]
        {
            group.Kind.ToString(), group.IsTeam ? "team" : null, group.IsDynamic ? "dynamic" : null, group.IsSynced ? "synced" : null,
            group.IsRoleAssignable ? "role-assignable" : null, group.LicenceSkuIds.Count > 0 ? "licensing" : null,
        }.OfType<string>());

    private static IEnumerable<string> Types(bool isUnified, bool isDynamic) =>
        new[] { isUnified ? "Unified" : null, isDynamic ? "DynamicMembership" : null }.OfType<string>();

    private static IEnumerable<string> LeftBy(GroupMembership group) =>
        Plans.Make(ALeaver.Facts.With(group), ALeaver.Standard).Steps.Where(s => s.Targets.Any(t => t.Id == group.Id) && s.Id.Value.StartsWith("leave-", StringComparison.Ordinal))
            .Select(s => s.Id.Value);
}
