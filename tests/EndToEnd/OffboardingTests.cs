using System.Text.Json.Nodes;

namespace TeamsOffboardBot.EndToEnd;

[Trait("Category", "EndToEnd")]
[Collection(StageCollection.Name)]
public sealed class OffboardingTests(Stage stage)
{
    private const string Leaver = "adele.vance@contoso.com";
    private const string LeaverPath = "/users/a0000000-0000-4000-8000-000000000002";

    private const string Adele = "Adele Vance";

    private static readonly string[] Tasks =
    [
        Words.Of("Steps.check-call-queues.Title"), Words.Of("Steps.app-roles-by-hand.Title"), Words.Of("Steps.hand-over-apps.Title"),
        Words.Of("Steps.personal-computers.Title"), Words.Of("Steps.reduce-billing-seats.Title"), Words.Of("Steps.look-through-work.Title"),
    ];

    /// <summary>A card keeps its size: further tasks get their buttons when one of these is settled.</summary>
    private const int TasksWithButtons = 5;

    [Fact]
    public async Task A_manager_asks_an_admin_approves_and_the_leaver_is_out()
    {
        using var truth = new TenantTruth(stage.Demo.Tenant);
        var before = await truth.OfAsync(Leaver);

        await AskAsync();
        var reads = (await truth.OperationsAsync()).Count;
        (await truth.OfAsync(Leaver)).ToJsonString().ShouldBe(before.ToJsonString(), "nothing is changed before a second person has agreed");

        await ApproveAsync();
        await WatchToTheEndAsync();

        MustBeOut(before, await truth.OfAsync(Leaver));
        MustBeInOrder([.. (await truth.OperationsAsync()).Skip(reads)]);
        (await File.ReadAllLinesAsync(stage.Demo.BotLog)).ShouldNotContain(line => IsWarning(line));
    }

    private async Task AskAsync()
    {
        await stage.Manager.SayAsync("offboard Adele");
        var choices = await stage.Manager.CardAsync(Words.About("Cards.Choices.Title", Adele));
        await Screenshots.KeepAsync("02-choices", choices.PictureAsync);
        await choices.PressAsync(Words.Of("Cards.Choices.Open"));
        await choices.ChooseAsync(Words.Choice("mailbox.Share"));
        await choices.EnterAsync(Words.Field("mailTo"), "Alex Wilber");
        await choices.ChooseAsync(Words.Choice("oneDrive.GiveAccess"));
        await choices.EnterAsync(Words.Field("oneDriveOwner"), "megan.bowen@contoso.com");
        await choices.SwitchAsync(Words.Field("removeLicences"), on: true);
        await choices.PressAsync(Words.Button("Next"));

        var summary = await stage.Manager.CardAsync(Words.About("Cards.Summary.Title", Adele));
        (await summary.TextAsync()).ShouldContain("Alex Wilber");
        await Screenshots.KeepAsync("03-summary", summary.PictureAsync);
        await summary.PressAsync(Words.Button("Submit"));

        var waiting = await stage.Manager.CardAsync(Words.About("Cards.Approval.WaitingTitle", Adele));
        await Screenshots.KeepAsync("04-waiting", waiting.PictureAsync);
    }

    private async Task ApproveAsync()
    {
        var approval = await stage.Admin.CardAsync(Words.About("Cards.Approval.Title", Adele));
        (await approval.TextAsync()).ShouldContain("Megan Bowen");
        await Screenshots.KeepAsync("05-approval", approval.PictureAsync);
        await approval.PressAsync(Words.Button("Approve"));
        await stage.Manager.SeesAsync(Words.Of("Chat.Told.Approved", ("by", "Nestor Wilke"), ("leaver", Adele)));
    }

    private async Task WatchToTheEndAsync()
    {
        var title = Words.About("Cards.Progress.Title", Adele);
        var progress = await stage.Admin.CardAsync(title);
        await progress.HasButtonsAsync(Words.Button("Done"), TasksWithButtons);
        await Screenshots.KeepAsync("06-progress", progress.PictureAsync);
        var watched = await stage.Manager.CardAsync(title);
        await watched.ShowsAsync(Words.Of("Cards.Progress.ApproverActs"));
        (await watched.CountAsync(Words.Button("Done"))).ShouldBe(0, "tasks are the approver's to settle");
        await Screenshots.KeepAsync("07-progress-of-the-manager", watched.PictureAsync);

        foreach (var task in Tasks)
        {
            await progress.Box(task).PressFoldedAsync(Words.Button("Done"), Words.Button("SendDone"));
            await progress.Box(task).HasButtonsAsync(Words.Button("Done"), 0);
        }

        foreach (var page in new[] { stage.Admin, stage.Manager })
        {
            var result = await page.CardAsync(Words.About("Cards.Result.Title", Adele));
            var text = await result.TextAsync();
            text.Split(Words.Of("Cards.Step.DoneByHand", ("by", "Nestor Wilke"))).Length.ShouldBe(1 + Tasks.Length);
            await Screenshots.KeepAsync("08-result", result.PictureAsync);
        }
    }

    private static void MustBeOut(JsonObject before, JsonObject after)
    {
        after["accountEnabled"]!.GetValue<bool>().ShouldBeFalse();
        Instant(after["password"]!["changedAt"]).ShouldBeGreaterThan(Instant(before["password"]!["changedAt"]));
        Instant(after["sessionsRevokedAt"]).ShouldBeGreaterThanOrEqualTo(Instant(after["password"]!["changedAt"]), "a session begun in between would live on");
        Texts(after["groups"]).ShouldBeEmpty();
        Texts(after["licences"]).ShouldBeEmpty();

        var mailbox = after["mailbox"]!;
        mailbox["type"]!.ToString().ShouldBe("SharedMailbox");
        Texts(mailbox["fullAccess"]).ShouldBe(["alex.wilber@contoso.com"]);
        Texts(mailbox["sendAs"]).ShouldBe(["alex.wilber@contoso.com"]);
        before["mailbox"]!["forwardingSmtpAddress"].ShouldNotBeNull("the leaver forwarded mail to themselves");
        mailbox["forwardingSmtpAddress"].ShouldBeNull();
        mailbox["hiddenFromAddressLists"]!.GetValue<bool>().ShouldBeTrue();
        mailbox["autoReply"]!["status"]!.ToString().ShouldBe("alwaysEnabled");
        mailbox["autoReply"]!["internalReplyMessage"]!.ToString().ShouldContain("Adele Vance no longer works here");
        mailbox["inboxRules"]!.AsArray().SelectMany(rule => rule!["forwardsTo"]!.AsArray()).ShouldBeEmpty();
        Texts(after["oneDrive"]!["siteAdmins"]).ShouldContain("megan.bowen@contoso.com");
    }

    private static void MustBeInOrder(List<string> operations)
    {
        operations.Where(IsChange).Where(operation => operation != "exchange Clear-MobileDevice").Take(3).ShouldBe(
            [$"graph PATCH {LeaverPath}", $"graph PATCH {LeaverPath}", $"graph POST {LeaverPath}/revokeSignInSessions"],
            ignoreOrder: true,
            "block, password and sign-out come before all else, with the phones beside them");

        var converted = operations.FindIndex(operation => operation is "exchange Set-Mailbox");
        var licences = operations.IndexOf($"graph POST {LeaverPath}/assignLicense");
        licences.ShouldBeGreaterThan(converted);
        operations.Take(licences).Skip(converted).ShouldContain("exchange Get-Mailbox", "the licence goes when the mailbox was read back as shared");
        operations.Take(licences).ShouldContain(operation => IsHandOver(operation), "the files are handed over while the licence is there");
        operations.LastIndexOf($"graph POST {LeaverPath}/revokeSignInSessions").ShouldBeGreaterThan(licences, "the last sign-out is the end");
    }

    private static bool IsWarning(string line) => line is ['w', 'a', 'r', 'n', ':', ..] or ['f', 'a', 'i', 'l', ':', ..] or ['c', 'r', 'i', 't', ':', ..];

    private static bool IsHandOver(string operation) => operation.StartsWith("sharepoint MERGE", StringComparison.Ordinal);

    private static bool IsChange(string operation) =>
        !operation.StartsWith("graph GET", StringComparison.Ordinal)
        && !operation.StartsWith("exchange Get-", StringComparison.Ordinal)
        && !operation.StartsWith("sharepoint GET", StringComparison.Ordinal)
        && !operation.EndsWith("/getMemberObjects", StringComparison.Ordinal);

    private static DateTimeOffset Instant(JsonNode? node) => DateTimeOffset.Parse(node!.ToString());

    private static List<string> Texts(JsonNode? node) => [.. node!.AsArray().Select(item => item!.ToString())];
}
