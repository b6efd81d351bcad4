using System.Text.Json.Nodes;
using Shouldly;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Microsoft365.Http;
using Xunit;
using static TeamsOffboardBot.Tests.Microsoft365.SimulatedTenant;

namespace TeamsOffboardBot.Tests.Microsoft365;

public sealed class TenantWritingTests : IAsyncLifetime
{
    private const string E3 = "05e9a617-0261-4cee-bb44-138d3ef5d965";
    private const string TeamsPhone = "e43b5b99-8dfb-405f-9987-dc307f34bcbd";

    private SimulatedTenant _simulated = null!;

    private Tenant Tenant => _simulated.Tenant;

    public async Task InitializeAsync() => _simulated = await StartAsync();

    public async Task DisposeAsync() => await _simulated.DisposeAsync();

    [Fact]
    public async Task The_lock_out_is_later_than_its_start_in_the_tenants_time()
    {
        await Tenant.Users.GetAsync(User(2), default);
        var started = Tenant.Clock.UtcNow.AddSeconds(-1);
        using var calls = CallLog.Begin();

        await Task.WhenAll(
            Tenant.Accounts.SetAccountEnabledAsync(User(2), false, default),
            Tenant.Accounts.ResetPasswordAsync(User(2), default),
            Tenant.Accounts.RevokeSignInSessionsAsync(User(2), default));

        var after = (await Tenant.Users.GetAsync(User(2), default)).ShouldNotBeNull();
        after.AccountEnabled.ShouldBe(false);
        after.LastPasswordChangeDateTime!.Value.ShouldBeGreaterThan(started);
        after.SignInSessionsValidFromDateTime!.Value.ShouldBeGreaterThan(started);
        calls.Receipts.Count(receipt => receipt is { IsWrite: true, Status: 200 or 204 } && receipt.RequestId.Length > 0).ShouldBe(3);
    }

    [Fact]
    public async Task A_mailbox_is_cleared_and_handed_over()
    {
        await Tenant.Mailboxes.ClearForwardingAsync(User(2), default);
        await Task.WhenAll((await Tenant.Mailboxes.InboxRulesAsync(User(2), default)).Where(rule => rule.SendsMailAway)
            .Select(rule => Tenant.Mailboxes.RemoveInboxRuleAsync(User(2), rule, default)));
        await Task.WhenAll((await Tenant.MailboxAccess.FullAccessAsync(User(2), default))
            .Select(access => Tenant.MailboxAccess.RemoveFullAccessAsync(User(2), access.User, default)));
        await Tenant.Mailboxes.SetTypeAsync(User(2), ExchangeMailboxType.Shared, default);
        await Tenant.Mailboxes.SetHiddenAsync(User(2), true, default);
        await Tenant.MailboxAccess.AddFullAccessAsync(User(2), User(3), autoMapping: true, default);
        await Tenant.MailboxAccess.AddSendAsAsync(User(2), User(3), default);
        await Tenant.Mailboxes.SetProtocolsAsync(
            User(2), new MailProtocols { PopEnabled = false, ImapEnabled = false, SmtpClientAuthenticationDisabled = true }, default);

        var mailbox = (await Tenant.Mailboxes.GetAsync(User(2), default)).ShouldNotBeNull();
        mailbox.IsShared.ShouldBeTrue();
        mailbox.IsForwarding.ShouldBeFalse();
        mailbox.HiddenFromAddressListsEnabled.ShouldBeTrue();
        (await Tenant.Mailboxes.InboxRulesAsync(User(2), default)).ShouldNotContain(rule => rule.SendsMailAway);
        (await Tenant.MailboxAccess.FullAccessAsync(User(2), default)).Select(access => access.User).ShouldBe(["alex.wilber@contoso.com"]);
        (await Tenant.MailboxAccess.SendAsAsync(User(2), default)).Select(access => access.User).ShouldBe(["alex.wilber@contoso.com"]);
        var protocols = (await Tenant.Mailboxes.ProtocolsAsync(User(2), default)).ShouldNotBeNull();
        (protocols.PopEnabled, protocols.ImapEnabled, protocols.SmtpClientAuthenticationDisabled).ShouldBe((false, false, true));
    }

    [Fact]
    public async Task Access_that_is_taken_twice_or_given_twice_is_no_failure()
    {
        for (var time = 0; time < 2; time++)
        {
            await Tenant.MailboxAccess.AddFullAccessAsync(User(2), User(3), autoMapping: false, default);
            await Tenant.MailboxAccess.AddSendAsAsync(User(2), User(3), default);
        }

        for (var time = 0; time < 2; time++)
        {
            await Tenant.MailboxAccess.RemoveFullAccessAsync(User(2), "alex.wilber@contoso.com", default);
            await Tenant.MailboxAccess.RemoveSendAsAsync(User(2), User(3), default);
        }

        (await Tenant.MailboxAccess.SendAsAsync(User(2), default)).ShouldBeEmpty();
        (await Tenant.MailboxAccess.FullAccessAsync(User(2), default)).ShouldNotContain(access => access.User == "alex.wilber@contoso.com");
    }

    [Fact]
    public async Task Forwarding_reads_back_as_the_address_that_was_set()
    {
        await Tenant.Mailboxes.SetForwardingAsync(User(2), "alex.wilber@contoso.com", keepCopy: false, default);

        var mailbox = (await Tenant.Mailboxes.GetAsync(User(2), default)).ShouldNotBeNull();
        (mailbox.ForwardingAddress, mailbox.ForwardingSmtpAddress, mailbox.DeliverToMailboxAndForward).ShouldBe((null, "alex.wilber@contoso.com", false));
    }

    [Fact]
    public async Task An_automatic_reply_is_set_for_people_inside_and_outside()
    {
        await Tenant.MailboxSettings.SetAutomaticRepliesAsync(
            User(2),
            new AutomaticReplies(AutomaticRepliesStatus.AlwaysEnabled)
            {
                ExternalAudience = ExternalAudience.All,
                InternalReplyMessage = "Adele has left. Please write to Alex Wilber.",
                ExternalReplyMessage = "Please write to Alex Wilber.",
            },
            default);

        var replies = (await Tenant.MailboxSettings.GetAsync(User(2), default))!.AutomaticRepliesSetting!;
        replies.Status.ShouldBe(AutomaticRepliesStatus.AlwaysEnabled);
        replies.ExternalAudience.ShouldBe(ExternalAudience.All);
        replies.InternalReplyMessage!.ShouldContain("Adele has left.");
    }

    [Fact]
    public async Task Groups_and_lists_are_left_and_leaving_twice_is_no_failure()
    {
        for (var time = 0; time < 2; time++)
        {
            await Tenant.Groups.RemoveMemberAsync(Group(9), User(2), default);
            await Tenant.Groups.RemoveOwnerAsync(Group(8), User(2), default);
            await Tenant.DistributionGroups.RemoveMemberAsync(Group(12), User(2), default);
        }

        var truth = await _simulated.TruthAsync(2);
        ((bool?)truth["deleted"]).ShouldBe(false);
        var groups = truth["groups"]!.AsArray().Select(group => (string?)group!["id"]).ToList();
        groups.ShouldNotContain(Group(9));
        groups.ShouldNotContain(Group(12));
        groups.ShouldContain(Group(8));
    }

    [Fact]
    public async Task Joining_twice_is_no_failure()
    {
        for (var time = 0; time < 2; time++)
        {
            await Tenant.Groups.AddMemberAsync(Group(7), User(3), default);
            await Tenant.Groups.AddOwnerAsync(Group(7), User(3), default);
        }

        (await Tenant.Groups.OwnersAsync(Group(7), default)).Select(owner => owner.Id).ShouldContain(User(3));
    }

    [Fact]
    public async Task The_last_owner_stays_and_a_list_is_not_left_through_Graph()
    {
        var owner = await Should.ThrowAsync<Microsoft365Fault>(Tenant.Groups.RemoveOwnerAsync(Group(7), User(17), default));
        var list = await Should.ThrowAsync<Microsoft365Fault>(Tenant.Groups.RemoveMemberAsync(Group(12), User(2), default));

        owner.Status.ShouldBe(400);
        list.Status.ShouldBe(400);
    }

    [Fact]
    public async Task Licences_go_even_when_one_of_them_is_gone_already()
    {
        await Tenant.Licences.RemoveAsync(User(2), [TeamsPhone], default);

        await Tenant.Licences.RemoveAsync(User(2), [E3, TeamsPhone], default);
        await Tenant.Licences.RemoveAsync(User(2), [E3, TeamsPhone], default);

        (await _simulated.TruthAsync(2))["licences"]!.AsArray().ShouldBeEmpty();
        await Tenant.Licences.AddAsync(User(2), [E3], default);
        (await _simulated.TruthAsync(2))["licences"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Files_are_handed_over_by_administration_or_by_an_invitation_that_ends()
    {
        var drive = (await Tenant.Drives.OfUserAsync(User(2), default)).ShouldNotBeNull();

        await Tenant.Sites.SetAdminAsync(drive.SiteUrl!, "alex.wilber@contoso.com", true, default);
        (await Tenant.Sites.IsAdminAsync(drive.SiteUrl!, "alex.wilber@contoso.com", default)).ShouldBeTrue();
        await Tenant.Sites.SetAdminAsync(drive.SiteUrl!, "alex.wilber@contoso.com", false, default);
        (await Tenant.Sites.IsAdminAsync(drive.SiteUrl!, "alex.wilber@contoso.com", default)).ShouldBeFalse();

        await Tenant.Drives.InviteToRootAsync(drive.Id, User(3), "read", Tenant.Clock.UtcNow.AddDays(30), default);
        var invited = (await Tenant.Drives.RootPermissionsAsync(drive.Id, default)).Single(permission => permission.GrantedToId == User(3));
        invited.ExpirationDateTime.ShouldNotBeNull();
        await Tenant.Drives.RemoveRootPermissionAsync(drive.Id, invited.Id!, default);
        (await Tenant.Drives.RootPermissionsAsync(drive.Id, default)).ShouldNotContain(permission => permission.GrantedToId == User(3));
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_repeated_without_harm()
    {
        await _simulated.FaultAsync("graph DELETE /groups/.*", 0, when: "after");
        await _simulated.FaultAsync("exchange Remove-DistributionGroupMember", 0, when: "after");

        await Tenant.Groups.RemoveMemberAsync(Group(9), User(2), default);
        await Tenant.DistributionGroups.RemoveMemberAsync(Group(12), User(2), default);

        (await Tenant.Users.MembershipsAsync(User(2), default)).Groups.Select(group => group.Id).ShouldNotContain(Group(9));
    }

    [Fact]
    public async Task The_permissions_the_table_names_are_enough_for_all_of_it()
    {
        await _simulated.ControlAsync("permissions", new JsonObject
        {
            ["graph"] = new JsonArray([.. GraphOperations.All.Select(operation => operation.Permission).Distinct().Select(name => JsonValue.Create(name))]),
            ["exchange"] = new JsonArray([.. ExchangeCmdlets.All.Select(cmdlet => JsonValue.Create(cmdlet.Name))]),
            ["sharepoint"] = new JsonArray("Sites.FullControl.All"),
            ["directoryRoles"] = new JsonArray("User Administrator", "Exchange Administrator"),
        });

        await The_lock_out_is_later_than_its_start_in_the_tenants_time();
        await A_mailbox_is_cleared_and_handed_over();
        await An_automatic_reply_is_set_for_people_inside_and_outside();
        await Groups_and_lists_are_left_and_leaving_twice_is_no_failure();
        await Joining_twice_is_no_failure();
        await Files_are_handed_over_by_administration_or_by_an_invitation_that_ends();
        await Licences_go_even_when_one_of_them_is_gone_already();
    }

    [Fact]
    public async Task A_missing_permission_is_named()
    {
        await _simulated.ControlAsync("permissions", new JsonObject { ["graph"] = new JsonArray("User.Read.All") });

        var fault = await Should.ThrowAsync<Microsoft365Fault>(Tenant.Accounts.RevokeSignInSessionsAsync(User(2), default));

        fault.IsForbidden.ShouldBeTrue();
        fault.NeededPermissions.ShouldBe(["User.RevokeSessions.All"]);
    }
}
