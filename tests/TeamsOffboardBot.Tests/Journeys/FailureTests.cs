using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.State;
using TeamsOffboardBot.Steps;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;
using Person = TeamsOffboardBot.Tests.Journeys.Harness.Person;

namespace TeamsOffboardBot.Tests.Journeys;

/// <summary>What happens when the tenant says no.</summary>
public sealed partial class FailureTests
{
    [Fact]
    public async Task A_skipped_conversion_leaves_the_licences()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.FaultsAsync(new { match = "exchange Set-Mailbox", requestBody = "Shared", status = 400, times = 1000 });
        await bot.AsksForAsync(bot.Megan, "Adele");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Save the reason");
        await bot.Nestor.PressesAsync("Save the reason", ("Reason", "The mailbox is kept as it is."));
        await bot.Nestor.SeesCardAsync("skipped by Nestor Wilke");

        var after = await bot.TruthAsync(Story.Adele);
        after["licences"]!.AsArray().Count.ShouldBe(2);
        ((string)after["mailbox"]!["type"]!).ShouldNotContain("Shared");
        bot.Nestor.Card.Visible.ShouldNotContain("Every step is done");
    }

    [Fact]
    public async Task What_waits_for_another_step_is_one_line_and_nobodys_task_until_it_can_wait_no_more()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.FaultsAsync(new { match = "exchange Set-Mailbox", requestBody = "Shared", status = 400, times = 1000 });
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        var waiting = Tasks(bot.Nestor);
        bot.Nestor.Card.Visible.ShouldContain("Remove licences – waits for: Convert to shared mailbox; then by itself");
        var entries = await bot.Services.GetRequiredService<IJournal>().EntriesAsync(new RequestId(await bot.RequestIdAsync()), CancellationToken.None);
        var evidence = new EvidenceMaker(WordList.English).Make(entries, signature: null, DateTimeOffset.UnixEpoch).Report;
        evidence.Steps.Single(s => s.Id == StepIds.RemoveLicences).ShouldSatisfyAllConditions(s => s.Status.ShouldBe(StepStatus.Waiting), s => s.SettledAt.ShouldBeNull());
        await bot.Nestor.PressesAsync("Save the reason", ("Reason", "The mailbox is kept as it is."));
        await bot.Nestor.SeesCardAsync("What must come first was not proven: Convert to shared mailbox.");

        Tasks(bot.Nestor).ShouldBe(waiting, "one was left out, and what waited for it is one now");
    }

    [Fact]
    public async Task A_refused_password_reset_does_not_stop_the_sign_out()
    {
        await using var bot = await BotHost.StartAsync();
        using var taken = await bot.Tenant.PostAsJsonAsync("/_tenant/permissions", new { directoryRoles = Array.Empty<string>() });
        taken.EnsureSuccessStatusCode();
        var before = await bot.TruthAsync(Story.Adele);
        await bot.AsksForAsync(bot.Megan, "Adele");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Retry");

        var after = await bot.TruthAsync(Story.Adele);
        ((bool)after["accountEnabled"]!).ShouldBeFalse();
        ((string)after["password"]!["changedAt"]!).ShouldBe((string)before["password"]!["changedAt"]!);
        ((string)after["sessionsRevokedAt"]!).ShouldNotBe((string?)before["sessionsRevokedAt"]);
        bot.Nestor.Card.Visible.ShouldContain("Reset password");
    }

    [Fact]
    public async Task A_failed_step_goes_on_when_somebody_presses_retry()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.FaultsAsync(new { match = "sharepoint POST .*ensureuser", status = 403, times = 1 });
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();

        await bot.Nestor.PressesAsync("Retry");
        await bot.Nestor.SeesCardAsync("waiting for people", without: "Retry");
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");

        (await bot.TruthAsync(Story.Adele))["licences"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_closes_one_of_several_tasks_hears_nothing_of_the_others_and_of_a_step_that_fails_again_once_more()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.FaultsAsync(new { match = "sharepoint POST .*ensureuser", status = 403, times = 2 });
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.SeesAsync("needs you");

        NoticesTo(bot.Nestor).ShouldBe(1);

        await bot.Nestor.PressesAsync("Retry");
        await bot.Teams.WaitForAsync(() => NoticesTo(bot.Nestor) == 2, () => bot.Nestor.Transcript);
        await bot.Nestor.SeesCardAsync("Retry");
        await bot.Nestor.PressesAsync("Retry");
        await bot.Nestor.SeesCardAsync("waiting for people", without: "Retry");
        await bot.Teams.WaitForAsync(() => NoticesTo(bot.Nestor) == 3, () => $"Fewer licences are a new task. {bot.Nestor.Transcript}");
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");
        NoticesTo(bot.Nestor).ShouldBe(3);
    }

    [Fact]
    public async Task Passing_faults_of_every_service_are_waited_out_without_a_person()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAsync(bot.Megan, "Adele");
        await bot.FaultsAsync(
            new { match = "graph PATCH /users/", status = 429, retryAfter = "0.3", times = 2 },
            new { match = "graph DELETE /groups/", status = 503, times = 2 },
            new { match = "exchange Set-CASMailbox", status = 0, times = 1 },
            new { match = "exchange Set-Mailbox", status = 0, when = "after", times = 1 },
            new { match = "graph POST /users/.*/assignLicense", status = 0, when = "after", times = 1 });

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesRunAtRestAsync();
        await bot.Nestor.ClosesAllTasksAsync();
        await bot.Nestor.SeesCardAsync("finished");

        var after = await bot.TruthAsync(Story.Adele);
        after["licences"]!.AsArray().ShouldBeEmpty();
        ((string)after["mailbox"]!["type"]!).ShouldContain("Shared");
    }

    [Fact]
    public async Task A_service_that_only_asks_for_confirmation_is_not_believed()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.FaultsAsync(new { match = "exchange Set-Mailbox", requestBody = "Shared", status = 200, times = 1000, effect = "none", body = new Dictionary<string, object> { ["@adminapi.confirmationmessage"] = "Are you sure?", ["value"] = Array.Empty<object>() } });
        await bot.AsksForAsync(bot.Megan, "Adele");

        await bot.Nestor.ApprovesAsync();
        await bot.Nestor.SeesCardAsync("Retry");

        var after = await bot.TruthAsync(Story.Adele);
        ((string)after["mailbox"]!["type"]!).ShouldNotContain("Shared");
        after["licences"]!.AsArray().Count.ShouldBe(2);
    }

    /// <summary>As many as the card counts, the first of them with their buttons.</summary>
    private static int Tasks(Person person)
    {
        var counted = int.Parse(Counted().Match(person.Card.Visible).Groups["count"].Value, CultureInfo.InvariantCulture);
        person.Card.Buttons.Count(button => button is "Skip" or "Not needed").ShouldBe(Math.Min(counted, ProgressCard.StepsWithButtons));
        return counted;
    }

    private static int NoticesTo(Person person) => person.Messages.Count(m => m.Visible.Contains("needs you", StringComparison.Ordinal));

    [GeneratedRegex("waiting for people: (?<count>[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Counted();
}
