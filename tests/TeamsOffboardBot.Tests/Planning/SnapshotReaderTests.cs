using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Tests.Steps;
using Xunit;

namespace TeamsOffboardBot.Tests.Planning;

public sealed class SnapshotReaderTests : ContosoTests
{
    [Fact]
    public async Task The_standard_leaver_is_read_whole()
    {
        var adele = await Contoso.ReadAsync(AContoso.User(2));

        adele.Account.Person.DisplayName.ShouldBe("Adele Vance");
        adele.Manager!.DisplayName.ShouldBe("Megan Bowen");
        adele.DirectoryRoles.Value.ShouldBeEmpty();
        adele.Licences.Value!.Select(l => (l.SkuPartNumber, l.IsDirect, l.Exchange, l.HasSharePoint))
            .ShouldBe([("MCOEV", true, ExchangePlan.None, false), ("SPE_E3", true, ExchangePlan.Plan2, true)]);
        adele.LicenceOffers.Select(o => (o.SkuPartNumber, o.Exchange, o.FreeSeats))
            .ShouldBe([("EXCHANGEENTERPRISE", ExchangePlan.Plan2, 2), ("EXCHANGESTANDARD", ExchangePlan.Plan1, 2)]);
        adele.PhoneNumbers.Value!.Count.ShouldBe(1);
        adele.Devices.Value!.ShouldNotBeEmpty();
        adele.OneDrive.Value!.UsedBytes.ShouldNotBeNull();
        adele.Colleagues.Select(c => (c.Person.DisplayName, c.IsEnabled, c.IsGuest, c.HasMailbox, c.HasSharePointLicence))
            .ShouldBe([("Alex Wilber", true, false, true, true), ("Megan Bowen", true, false, true, true)]);
        new[] { adele.IsProtected, adele.IsLastApprover, adele.IsLastGlobalAdministrator }.ShouldAllBe(f => !f);
    }

    private static readonly string[] OwnFacts = ["Get-DistributionGroup", "Get-MailboxStatistics", "Get-CASMailbox", "Get-InboxRule", "Get-OrganizationConfig", "Get-MobileDeviceStatistics"];

    /// <summary>A4. Beside it, folders and others' mailboxes (C34, C19) are asked for one by one, four together, because the answer to a larger batch is later.</summary>
    [Fact]
    public async Task A_typical_person_costs_two_batches_of_Graph_and_one_of_Exchange()
    {
        using var contoso = new Contoso { GatherWindow = TimeSpan.FromSeconds(1) };
        await contoso.InitializeAsync();
        await contoso.Tenant.Organization.DomainsAsync(CancellationToken.None);
        await contoso.ControlAsync("latency", new JsonObject { ["graphMs"] = 120, ["exchangeMs"] = 600, ["sharepointMs"] = 200 });
        var before = (await contoso.RequestsAsync()).Count;

        await contoso.ReadAsync(AContoso.User(2));

        var sent = (await contoso.RequestsAsync()).Skip(before).ToList();
        await contoso.DisposeAsync();
        var calls = sent.CountBy(r => $"{r!["service"]}").ToDictionary();
        calls["graph"].ShouldBe(2, string.Join("; ", sent.Where(r => (string)r!["service"]! == "graph").Select(r => string.Join(' ', r!["items"]!.AsArray().Select(i => (string)i!["operation"]!)))));
        var batches = sent.Where(r => (string)r!["service"]! == "exchange").Select(r => r!["items"]!.AsArray().Select(i => (string)i!["operation"]!).ToHashSet()).ToList();
        batches.Count(b => b.Overlaps(OwnFacts)).ShouldBe(1, string.Join("; ", batches.Select(b => string.Join(' ', b))));
        batches.Count.ShouldBeInRange(2, 8, "what people gave each other in Outlook");
        sent.Sum(r => r!["items"]!.AsArray().Count).ShouldBeInRange(30, 70, "the whole of what is known of a person");
    }

    [Fact]
    public async Task Groups_are_read_with_what_decides_how_they_are_left()
    {
        var groups = (await Contoso.ReadAsync(AContoso.User(2))).Groups.Value!.ToDictionary(g => g.DisplayName);

        groups.Count.ShouldBe(9);
        groups["Marketing"].IsTeam.ShouldBeTrue();
        groups["Campaigns"].ShouldSatisfyAllConditions(g => g.IsOwner.ShouldBeTrue(), g => g.OwnerCount.ShouldBe(2));
        groups["All employees"].IsDynamic.ShouldBeTrue();
        groups["Marketing news"].Kind.ShouldBe(GroupKind.DistributionList);
        (await Contoso.ReadAsync(AContoso.User(17))).Groups.Value!.Single(g => g.DisplayName == "Project Aurora").OwnerCount.ShouldBe(1);
    }

    [Fact]
    public async Task The_mailbox_is_read_with_everything_that_leaks_or_binds()
    {
        var mailbox = (await Contoso.ReadAsync(AContoso.User(2))).Mailbox.Value!;

        mailbox.Type.ShouldBe(MailboxType.User);
        mailbox.ForwardingSmtpAddress.ShouldBe("adele@fabrikam.com");
        mailbox.ForwardingRules.Select(r => r.Name).ShouldBe(["Invoices home"]);
        mailbox.FullAccess.Count.ShouldBe(1);
        mailbox.NameOf(mailbox.FullAccess[0]).ShouldBe("Alex Darrow");
        mailbox.Aliases.ShouldBe(["adele@contoso.com"]);
        mailbox.Protocols["PopEnabled"].ShouldBeTrue();
        mailbox.HasOtherHold.ShouldBe(false);
        mailbox.SendOnBehalf.Count.ShouldBe(1);
        mailbox.OpenFolders.Select(f => (f.Folder, string.Join(' ', f.Rights.Concat(f.Flags)))).ShouldBe([(@"\Calendar", "Editor Delegate"), (@"\Calendar\Fairs", "Reviewer")]);
        mailbox.InboxRules.Select(r => r.Name).ShouldBe(["News to folder", "Invoices home", "."]);
        mailbox.InboxRules[0].Definition.ShouldContain("newsletter");
        mailbox.OrganisedMeetings.ShouldBe(2);
        (await Contoso.ReadAsync(AContoso.User(7))).Mailbox.Value!.SizeInBytes!.Value.ShouldBeGreaterThan(60L << 30);
        (await Contoso.ReadAsync(AContoso.User(8))).Mailbox.Value!.IsOnLitigationHold.ShouldBeTrue();
        (await Contoso.ReadAsync(AContoso.User(9))).Mailbox.Value!.HasArchive.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_not_there_is_known_not_to_be_there()
    {
        var johanna = await Contoso.ReadAsync(AContoso.User(13));

        johanna.Mailbox.ShouldBe(Fact.Of<Mailbox>(null));
        johanna.OneDrive.ShouldBe(Fact.Of<OneDrive>(null));
        johanna.Licences.Value.ShouldBeEmpty();
        (await Contoso.Get<SnapshotReader>().ReadAsync(new UserId("a0000000-0000-4000-8000-0000000000ff"), [], CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Synced_hybrid_and_inherited_are_told_apart()
    {
        (await Contoso.ReadAsync(AContoso.User(10))).Account.ShouldSatisfyAllConditions(
            a => a.IsSynced.ShouldBeTrue(),
            a => a.OnPremisesDistinguishedName.ShouldNotBeNull());
        (await Contoso.ReadAsync(AContoso.User(27))).Mailbox.Value!.ShouldSatisfyAllConditions(
            m => m.IsHybrid.ShouldBeTrue(),
            m => m.AccessUnknown.ShouldBeNull());
        var grady = (await Contoso.ReadAsync(AContoso.User(14))).Licences.Value!;
        grady.Single(l => l.SkuPartNumber == "SPE_E3").ShouldSatisfyAllConditions(
            l => l.IsDirect.ShouldBeFalse(),
            l => l.ViaGroupIds.ShouldBe([AContoso.Group(4)]));
    }

    [Fact]
    public async Task Administrators_and_protected_accounts_are_known()
    {
        var pradeep = await Contoso.ReadAsync(AContoso.User(11));
        pradeep.DirectoryRoles.Value!.ShouldContain("Global Administrator");
        pradeep.IsLastGlobalAdministrator.ShouldBeFalse();

        await Contoso.Tenant.Accounts.SetAccountEnabledAsync(AContoso.User(12).Value, enabled: false, CancellationToken.None);
        (await Contoso.ReadAsync(AContoso.User(11))).IsLastGlobalAdministrator.ShouldBeTrue();
        (await Contoso.ReadAsync(AContoso.User(12))).IsProtected.ShouldBeTrue();
    }

    [Fact]
    public async Task The_last_approver_is_known()
    {
        (await Contoso.ReadAsync(AContoso.User(5))).IsLastApprover.ShouldBeFalse();

        await Contoso.Tenant.Groups.RemoveMemberAsync(AContoso.Group(3), AContoso.User(6).Value, CancellationToken.None);

        (await Contoso.ReadAsync(AContoso.User(5))).IsLastApprover.ShouldBeTrue();

        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = "getMemberObjects", ["status"] = 403, ["times"] = 20, ["when"] = "before" }));
        (await Contoso.ReadAsync(AContoso.User(5))).IsLastApprover.ShouldBeTrue("the group tells it as well");
    }

    [Theory]
    [InlineData("graph GET /users/\\{[^}]*\\}/memberOf|graph GET /users/[^/]*/memberOf", "Rules.Unknown.Groups.Permission")]
    [InlineData("roleAssignments", "Rules.Unknown.DirectoryRoles.Permission")]
    [InlineData("subscribedSkus", "Rules.Unknown.Licences.Permission")]
    [InlineData("directReports", "Rules.Unknown.DirectReports.Permission")]
    [InlineData("numberAssignments", "Rules.Unknown.PhoneNumbers.Permission")]
    [InlineData("exchange Get-Mailbox$", "Rules.Unknown.Mailbox.Permission")]
    [InlineData("registeredDevices", "Rules.Unknown.Devices.Permission")]
    [InlineData("/drive$", "Rules.Unknown.OneDrive.Permission")]
    public async Task A_missing_permission_makes_one_fact_unknown_and_is_named(string refused, string reason)
    {
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = refused, ["status"] = 403, ["times"] = 20, ["when"] = "before" }));

        var adele = await Contoso.ReadAsync(AContoso.User(2));

        Phrase?[] unknown =
        [
            adele.DirectReports.Unknown, adele.Groups.Unknown, adele.DirectoryRoles.Unknown, adele.Licences.Unknown,
            adele.Mailbox.Unknown, adele.OneDrive.Unknown, adele.PhoneNumbers.Unknown, adele.Devices.Unknown,
        ];
        var only = unknown.OfType<Phrase>().ShouldHaveSingleItem();
        only.Key.ShouldBe(reason);
        only.Args["permission"].ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Meetings_that_cannot_be_read_leave_the_mailbox_known_and_are_said()
    {
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = "calendarView", ["status"] = 403, ["times"] = 20, ["when"] = "before" }));

        var adele = await Contoso.ReadAsync(AContoso.User(2));

        adele.Mailbox.Value!.OrganisedMeetings.ShouldBeNull();
        adele.UnknownFacts().Select(u => u.Key).ShouldBe(["Rules.Unknown.Meetings.Permission"]);
    }

    [Fact]
    public async Task Access_that_cannot_be_read_leaves_the_mailbox_known_and_is_said()
    {
        await Contoso.ControlAsync("faults", new JsonArray(new JsonObject { ["match"] = "exchange Get-RecipientPermission", ["status"] = 403, ["times"] = 20, ["when"] = "before" }));

        var adele = await Contoso.ReadAsync(AContoso.User(2));

        adele.Mailbox.Value!.AccessUnknown!.Key.ShouldBe("Rules.Unknown.MailboxAccess.Permission");
        Plans.Says(adele, AContoso.Standard, FindingSeverity.Warning).ShouldBe(["Unknown.MailboxAccess.Permission", "Unknown.OthersMailboxes.Permission"]);
    }

    [Fact]
    public async Task Reading_takes_few_requests_and_changes_nothing()
    {
        using var contoso = new Contoso { GatherWindow = TimeSpan.FromMilliseconds(300) };
        await contoso.InitializeAsync();
        await contoso.ReadAsync(AContoso.User(2));

        // Two moments of Graph and two of Exchange (folders and others' mailboxes follow from the first); then what follows from answers, which
        // travels together when it comes together: owners of groups, groups within the approvers' group, names of those who have access to the mailbox.
        var requests = await contoso.RequestsAsync();
        await contoso.DisposeAsync();
        requests.Count.ShouldBeLessThanOrEqualTo(13, requests.ToJsonString());
        requests.SelectMany(r => r!["items"] is JsonArray items ? items.Select(i => (string)i!["operation"]!) : [(string)r["operation"]!])
            .ShouldAllBe(o => o.StartsWith("GET ", StringComparison.Ordinal) || o.StartsWith("Get-", StringComparison.Ordinal) || o.StartsWith("POST /$batch", StringComparison.Ordinal) || o.EndsWith("/getMemberObjects", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Colleagues_are_read_anew_without_the_leaver()
    {
        var adele = await Contoso.ReadAsync(AContoso.User(2));

        var changed = await Contoso.Get<SnapshotReader>().WithColleaguesAsync(adele, [AContoso.User(16), AContoso.User(20), AContoso.User(13)], CancellationToken.None);

        changed.Groups.ShouldBe(adele.Groups);
        changed.Colleagues.Select(c => (c.IsEnabled, c.IsGuest, c.HasMailbox)).ShouldBe([(false, false, changed.Colleagues[0].HasMailbox), (true, true, false), (true, false, false)]);
    }

    [Theory]
    [InlineData(50, 0)]
    [InlineData(70, 1)]
    public async Task Rights_in_outlook_are_looked_for_again_when_the_last_look_was_an_hour_ago(int minutes, int looks)
    {
        var reader = Contoso.Get<SnapshotReader>();
        var first = (await reader.ReadAsync(AContoso.User(2), [], CancellationToken.None))!;
        var before = (await Contoso.RequestsAsync()).Count;

        var again = await reader.ReadAsync(AContoso.User(2), [], CancellationToken.None, first with { TakenAt = first.TakenAt.AddMinutes(-minutes) });

        var asked = string.Concat((await Contoso.RequestsAsync()).Skip(before).Select(r => r!.ToJsonString()));
        asked.Contains("Get-MailboxFolderStatistics", StringComparison.Ordinal).ShouldBe(looks > 0);
        asked.Contains("Get-MailboxPermission", StringComparison.Ordinal).ShouldBeTrue("who may open the leaver's mailbox is always read");
        again!.OthersMailboxes.Value!.Found.ShouldBeEquivalentTo(first.OthersMailboxes.Value!.Found);
        again.Mailbox.Value!.OpenFolders.ShouldBeEquivalentTo(first.Mailbox.Value!.OpenFolders);
        again.RightsReadAt.ShouldBe(looks > 0 ? null : first.TakenAt.AddMinutes(-minutes));
    }
}
