using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Microsoft365.Graph;
using Xunit;
using static TeamsOffboardBot.Tests.Microsoft365.SimulatedTenant;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class TenantReadingTests : IAsyncLifetime
{
    private const string E3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";

    private SimulatedTenant _simulated = null!;

    public async Task InitializeAsync() => _simulated = await StartAsync();

    public async Task DisposeAsync() => await _simulated.DisposeAsync();

    [Theory]
    [InlineData("Adele", "Adele Vance")]
    [InlineData("vance", "Adele Vance")]
    [InlineData("adele.vance@contoso.com", "Adele Vance")]
    [InlineData("a0000000-0000-4000-8000-000000000002", "Adele Vance")]
    [InlineData("  Megan Bowen ", "Megan Bowen")]
    public async Task A_person_is_found_by_a_part_of_the_name_by_address_or_by_id(string text, string name)
    {
        var found = await _simulated.Tenant.Users.FindAsync(text, default);

        found.ShouldHaveSingleItem().DisplayName.ShouldBe(name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("nobody at all")]
    [InlineData("O'Brien \"x\" \\ & $filter=")]
    public async Task A_text_that_means_nobody_finds_nobody(string text) =>
        (await _simulated.Tenant.Users.FindAsync(text, default)).ShouldBeEmpty();

    [Fact]
    public async Task An_ambiguous_name_finds_everybody_of_that_name() =>
        (await _simulated.Tenant.Users.FindAsync("Alex", default)).Select(user => user.DisplayName).ShouldBe(["Alex Darrow", "Alex Wilber"], ignoreOrder: true);

    [Fact]
    public async Task An_account_is_read_with_all_its_facts()
    {
        var adele = (await _simulated.Tenant.Users.GetAsync(User(2), default)).ShouldNotBeNull();
        var lee = (await _simulated.Tenant.Users.GetAsync(User(10), default)).ShouldNotBeNull();
        var guest = (await _simulated.Tenant.Users.GetByUserPrincipalNameAsync("bruno.costa_fabrikam.com#EXT#@contoso.onmicrosoft.com", default)).ShouldNotBeNull();

        adele.AccountEnabled.ShouldBe(true);
        adele.IsSynced.ShouldBeFalse();
        adele.LicenseAssignmentStates.Count(state => state.IsDirect).ShouldBe(2);
        adele.LastPasswordChangeDateTime.ShouldNotBeNull();
        adele.SignInSessionsValidFromDateTime.ShouldNotBeNull();
        lee.IsSynced.ShouldBeTrue();
        lee.OnPremisesDistinguishedName.ShouldNotBeNullOrEmpty();
        guest.IsGuest.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_does_not_exist_is_null_and_deleted_people_are_found_apart()
    {
        (await _simulated.Tenant.Users.GetAsync(User(99), default)).ShouldBeNull();
        (await _simulated.Tenant.Users.GetAsync(User(21), default)).ShouldBeNull();
        (await _simulated.Tenant.Users.DeletedUsersAsync("berger", default)).ShouldHaveSingleItem().DeletedDateTime.ShouldNotBeNull();
        (await _simulated.Tenant.Users.DeletedUsersAsync("", default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_chain_of_managers_ends_at_the_top()
    {
        var chain = await _simulated.Tenant.Users.ManagerChainAsync(User(2), default);

        chain.Select(manager => manager.Id).ShouldBe([User(1), User(15)]);
        (await _simulated.Tenant.Users.ManagerAsync(User(15), default)).ShouldBeNull();
        (await _simulated.Tenant.Users.DirectReportsAsync(User(1), default)).Select(report => report.Id).ShouldContain(User(2));
    }

    [Fact]
    public async Task Groups_come_with_their_kind()
    {
        var memberships = await _simulated.Tenant.Users.MembershipsAsync(User(2), default);
        var kinds = memberships.Groups.ToDictionary(group => group.DisplayName, group => group.Kind);

        kinds["Marketing"].ShouldBe(GraphGroupKind.Microsoft365);
        kinds["VPN users"].ShouldBe(GraphGroupKind.Security);
        kinds["Marketing news"].ShouldBe(GraphGroupKind.Distribution);
        memberships.Groups.Single(group => group.DisplayName == "Marketing").IsTeam.ShouldBeTrue();
        memberships.Groups.Single(group => group.DisplayName == "All employees").IsDynamic.ShouldBeTrue();
        memberships.Groups.Count(group => !group.IsDynamic).ShouldBe(8);
        (await _simulated.Tenant.Groups.GetAsync(Group(13), default)).ShouldNotBeNull().Kind.ShouldBe(GraphGroupKind.MailEnabledSecurity);
        (await _simulated.Tenant.Groups.GetAsync(Group(14), default)).ShouldNotBeNull().IsSynced.ShouldBeTrue();
        (await _simulated.Tenant.Groups.GetAsync(Group(15), default)).ShouldNotBeNull().IsAssignableToRole.ShouldBe(true);
        (await _simulated.Tenant.Groups.GetAsync(Group(16), default)).ShouldNotBeNull().IsLicensing.ShouldBeTrue();
    }

    [Fact]
    public async Task Membership_counts_through_nested_groups()
    {
        (await _simulated.Tenant.Users.IsMemberOfAsync(User(6), Group(1), default)).ShouldBeTrue();
        (await _simulated.Tenant.Users.IsMemberOfAsync(User(2), Group(1), default)).ShouldBeFalse();
        (await _simulated.Tenant.Groups.TransitiveUsersAsync(Group(1), default)).Select(user => user.Id).ShouldBe([User(5), User(6)], ignoreOrder: true);
        (await _simulated.Tenant.Users.OwnedGroupsAsync(User(17), default)).Select(group => group.Id).ShouldBe([Group(7)]);
        (await _simulated.Tenant.Groups.OwnersAsync(Group(8), default)).Select(owner => owner.Id).ShouldBe([User(1), User(2)], ignoreOrder: true);
    }

    [Fact]
    public async Task Licences_tell_the_way_they_came()
    {
        var grady = (await _simulated.Tenant.Users.GetAsync(User(14), default)).ShouldNotBeNull();
        var skus = await _simulated.Tenant.Licences.SubscribedSkusAsync(default);

        grady.LicenseAssignmentStates.Single(state => state.SkuId == E3).AssignedByGroup.ShouldBe(Group(4));
        grady.LicenseAssignmentStates.Count(state => state.IsDirect).ShouldBe(1);
        var e3 = skus.Single(sku => sku.SkuPartNumber == "SPE_E3");
        e3.SkuId.ShouldBe(E3);
        e3.FreeUnits.ShouldBeGreaterThanOrEqualTo(0);
        e3.ServicePlans.ShouldContain(plan => plan.ServicePlanName.StartsWith("EXCHANGE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roles_are_named()
    {
        (await _simulated.Tenant.Roles.ActiveAsync(User(11), default)).Select(role => role.RoleName).ShouldContain("Global Administrator");
        (await _simulated.Tenant.Roles.ActiveAsync(User(2), default)).ShouldBeEmpty();
        (await _simulated.Tenant.Roles.EligibleAsync(User(2), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mailbox_is_read_with_what_decides_about_it()
    {
        var adele = (await _simulated.Tenant.Mailboxes.GetAsync(User(2), default)).ShouldNotBeNull();
        var diego = (await _simulated.Tenant.Mailboxes.StatisticsAsync(User(7), default)).ShouldNotBeNull();

        adele.RecipientTypeDetails.ShouldBe("UserMailbox");
        adele.ForwardingSmtpAddress.ShouldBe("adele@fabrikam.com");
        adele.Aliases.ShouldBe(["adele@contoso.com"]);
        adele.ProhibitSendReceiveQuotaBytes.ShouldNotBeNull();
        diego.TotalItemSizeBytes.ShouldBe(62L * 1024 * 1024 * 1024);
        (await _simulated.Tenant.Mailboxes.GetAsync(User(8), default)).ShouldNotBeNull().LitigationHoldEnabled.ShouldBeTrue();
        (await _simulated.Tenant.Mailboxes.GetAsync(User(9), default)).ShouldNotBeNull().HasArchive.ShouldBeTrue();
        (await _simulated.Tenant.Mailboxes.GetAsync(User(23), default)).ShouldNotBeNull().IsShared.ShouldBeTrue();
        (await _simulated.Tenant.Mailboxes.GetAsync(User(27), default)).ShouldNotBeNull().IsRemote.ShouldBeTrue();
        (await _simulated.Tenant.Mailboxes.GetAsync(User(13), default)).ShouldBeNull();
        (await _simulated.Tenant.Mailboxes.StatisticsAsync(User(13), default)).ShouldBeNull();
        (await _simulated.Tenant.MailboxSettings.GetAsync(User(13), default)).ShouldBeNull();
        (await _simulated.Tenant.MailboxSettings.GetAsync(User(2), default)).ShouldNotBeNull().AutomaticRepliesSetting!.Status.ShouldBe(AutomaticRepliesStatus.Disabled);
    }

    [Fact]
    public async Task Everything_around_a_mailbox_is_read()
    {
        (await _simulated.Tenant.Mailboxes.ProtocolsAsync(User(2), default)).ShouldNotBeNull().ImapEnabled.ShouldNotBeNull();
        (await _simulated.Tenant.MailboxAccess.FullAccessAsync(User(23), default)).Select(access => access.User)
            .ShouldBe(["adele.vance@contoso.com", "christie.cline@contoso.com"], ignoreOrder: true);
        (await _simulated.Tenant.MailboxAccess.SendAsAsync(User(23), default)).Select(access => access.User).ShouldBe(["christie.cline@contoso.com"]);
        var rules = await _simulated.Tenant.Mailboxes.InboxRulesAsync(User(2), default);
        rules.Where(rule => rule.SendsMailAway).Select(rule => rule.Name).ShouldBe(["Invoices home"]);
        (await _simulated.Tenant.MobileDevices.OfMailboxAsync(User(2), default)).ShouldHaveSingleItem().DeviceModel.ShouldBe("iPhone 17");
    }

    [Theory]
    [InlineData("CN=00000000-0000-0000-0000-000000000000,OU=somewhere,DC=OUTLOOK,DC=COM")]
    [InlineData(null)]
    public async Task The_lists_of_somebody_are_found_by_the_name_that_is_theirs_now(string? knownAs)
    {
        (await ListsAsync(User(2), knownAs)).ShouldBe([Group(12)]);
        (await ListsAsync(User(5), knownAs)).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_list_is_read_through_for_somebody_whom_Exchange_knows()
    {
        var adele = (await _simulated.Tenant.Mailboxes.GetAsync(User(2), default)).ShouldNotBeNull();
        var before = (await _simulated.RequestsAsync()).Count;

        (await ListsAsync(User(2), adele.DistinguishedName)).ShouldBe([Group(12)]);

        var request = (await _simulated.RequestsAsync()).Skip(before).ShouldHaveSingleItem();
        request!["items"]!.AsArray().Select(item => (string)item!["operation"]!).ShouldBe(["Get-Recipient", "Get-Recipient"]);
    }

    [Fact]
    public async Task Lists_are_read_through_for_somebody_who_is_no_recipient()
    {
        await _simulated.ControlAsync("seed", JsonNode.Parse($$"""{ "groups": [{ "id": "{{Group(90)}}", "displayName": "All of us", "kind": "distribution", "members": ["{{User(13)}}"] }] }""")!);

        (await _simulated.Tenant.DistributionGroups.WithMemberAsync([Group(12), Group(90)], User(13), null, default)).ShouldBe([Group(90)]);
    }

    private Task<IReadOnlySet<string>> ListsAsync(string user, string? knownAs) =>
        _simulated.Tenant.DistributionGroups.WithMemberAsync([Group(12)], user, knownAs, default);

    [Fact]
    public async Task A_OneDrive_tells_its_site_and_who_administers_it()
    {
        var drive = (await _simulated.Tenant.Drives.OfUserAsync(User(2), default)).ShouldNotBeNull();

        drive.Quota!.Used.ShouldBe(4L * 1024 * 1024 * 1024);
        (await _simulated.Tenant.Sites.IsAdminAsync(drive.SiteUrl!, "adele.vance@contoso.com", default)).ShouldBeTrue();
        (await _simulated.Tenant.Sites.IsAdminAsync(drive.SiteUrl!, "alex.wilber@contoso.com", default)).ShouldBeFalse();
        (await _simulated.Tenant.Drives.OfUserAsync(User(13), default)).ShouldBeNull();
    }

    [Fact]
    public async Task The_rest_of_the_snapshot_is_read()
    {
        (await _simulated.Tenant.SignInMethods.BesidesPasswordAsync(User(2), default)).Select(method => method.Kind)
            .ShouldBe(["microsoftAuthenticator", "phone", "softwareOath"], ignoreOrder: true);
        (await _simulated.Tenant.Organization.NumbersOfAsync(User(2), default)).ShouldNotBeNull().ShouldHaveSingleItem();
        (await _simulated.Tenant.Organization.OrganizationAsync(default)).Id.ShouldBe(ClientRig.TenantId);
        (await _simulated.Tenant.Organization.DomainsAsync(default)).Single(domain => domain.IsDefault).Id.ShouldBe("contoso.com");
        await _simulated.Tenant.Devices.ManagedAsync(User(2), default);
        await _simulated.Tenant.Devices.RegisteredAsync(User(2), default);
    }

    [Fact]
    public async Task Pages_are_followed_to_the_end()
    {
        await _simulated.ControlAsync("paging", new JsonObject { ["graph"] = 3, ["exchange"] = 1 });

        (await _simulated.Tenant.Users.DirectReportsAsync(User(1), default)).Count.ShouldBeGreaterThan(3);
        (await _simulated.Tenant.MailboxAccess.FullAccessAsync(User(23), default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Each_of_many_calls_at_once_gets_its_own_answer_whatever_the_service_throttles()
    {
        await _simulated.FaultAsync("graph GET /users/.*", 429, "0.3", times: 7);

        var people = Enumerable.Range(1, 45).Where(number => number is not (21 or 22)).ToList();
        var read = await Task.WhenAll(people.Concat(people).Concat(people).Select(number => _simulated.Tenant.Users.GetAsync(User(number), default)));

        read.Select(user => user?.Id).ShouldBe(people.Concat(people).Concat(people).Select(User));
    }

    [Fact]
    public async Task A_snapshot_read_at_once_is_one_batch()
    {
        // A window wide enough for the slowest machine: it is the gathering that is looked at, not its speed.
        await using var patient = await StartAsync(TimeSpan.FromSeconds(1));

        await Task.WhenAll(
            patient.Tenant.Users.GetAsync(User(2), default),
            patient.Tenant.Users.ManagerAsync(User(2), default),
            patient.Tenant.Users.MembershipsAsync(User(2), default),
            patient.Tenant.Users.OwnedGroupsAsync(User(2), default),
            patient.Tenant.Licences.SubscribedSkusAsync(default),
            patient.Tenant.Drives.OfUserAsync(User(2), default));

        (await patient.RequestsAsync()).Count.ShouldBe(1);
    }
}
