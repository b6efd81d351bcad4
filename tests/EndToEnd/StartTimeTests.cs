using System.Globalization;

namespace TeamsOffboardBot.EndToEnd;

[Trait("Category", "EndToEnd")]
[Collection(StageCollection.Name)]
public sealed class StartTimeTests(Stage stage)
{
    private const string Leaver = "diego.siciliani@contoso.com";
    private const string Diego = "Diego Siciliani";

    private static readonly DateTimeOffset Day = DateTimeOffset.UtcNow.AddDays(10);
    private static readonly string Start = $"{Day.ToString("dddd d MMMM yyyy", CultureInfo.GetCultureInfo("en"))} 17:30 (Tokyo, UTC+9)";

    [Fact]
    public async Task A_manager_names_the_last_working_moment_and_until_then_it_can_be_stopped()
    {
        using var truth = new TenantTruth(stage.Demo.Tenant);
        var before = await truth.OfAsync(Leaver);

        await AskAsync();
        await ApproveAsync();
        await StopAsync();

        (await truth.OfAsync(Leaver)).ToJsonString().ShouldBe(before.ToJsonString());
    }

    private async Task AskAsync()
    {
        await stage.Manager.SayAsync("offboard Diego");
        var choices = await stage.Manager.CardAsync(Words.About("Cards.Choices.Title", Diego));
        await choices.PressAsync(Words.Of("Cards.Choices.Open"));
        await choices.ChooseAsync(Words.Choice("start.AtMoment"));
        await choices.EnterAsync(Words.Field("startDate"), Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await choices.EnterAsync(Words.Field("startTime"), "17:30");
        await choices.EnterAsync(Words.Field("startZone"), "Atlantis");
        await choices.PressAsync(Words.Button("Next"));
        await choices.ShowsAsync(Words.Of("Times.Field.UnknownZone", ("zone", "Atlantis"), ("example", "Europe/Amsterdam")));
        await Screenshots.KeepAsync("10-choices-with-start", choices.PictureAsync);
        await choices.EnterAsync(Words.Field("startZone"), "Asia/Tokyo");
        await choices.PressAsync(Words.Button("Next"));

        var summary = await stage.Manager.CardAsync(Words.About("Cards.Summary.Title", Diego));
        await summary.ShowsAsync(Start);
        await Screenshots.KeepAsync("11-summary-with-start", summary.PictureAsync);
        await summary.PressAsync(Words.Button("Submit"));
        var waiting = await stage.Manager.CardAsync(Words.About("Cards.Approval.WaitingTitle", Diego));
        await Screenshots.KeepAsync("12-waiting-with-start", waiting.PictureAsync);
    }

    private async Task ApproveAsync()
    {
        var approval = await stage.Admin.CardAsync(Words.About("Cards.Approval.Title", Diego));
        await approval.ShowsAsync(Start);
        await Screenshots.KeepAsync("13-approval-with-start", approval.PictureAsync);
        await approval.PressAsync(Words.Button("Approve"));
    }

    private async Task StopAsync()
    {
        var scheduled = await stage.Admin.CardAsync(Words.About("Times.Scheduled.Title", Diego));
        await scheduled.ShowsAsync(Words.Of("Times.Scheduled.Starts", ("start", Start)));
        await Screenshots.KeepAsync("14-scheduled", scheduled.PictureAsync);
        await stage.Manager.SayAsync("status");
        var status = await stage.Manager.CardAsync(Words.Of("Cards.Status.Title"));
        await status.ShowsAsync(Words.Of("Cards.Stage.Scheduled"));
        await Screenshots.KeepAsync("15-status", status.PictureAsync);

        var watched = await stage.Manager.CardAsync(Words.About("Times.Scheduled.Title", Diego));
        await Screenshots.KeepAsync("16-scheduled-of-the-manager", watched.PictureAsync);
        await watched.PressAsync(Words.Button("Withdraw"));
        await stage.Manager.CardAsync(Words.About("Cards.Result.WithdrawnTitle", Diego));
    }
}
