using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using Shouldly;
using TeamsOffboardBot.Chat;
using TeamsOffboardBot.Tests.Journeys.BadInput;
using TeamsOffboardBot.Tests.Journeys.Harness;
using Xunit;

namespace TeamsOffboardBot.Tests.Journeys.Trust;

/// <summary>Teams sends an activity again when it heard no answer, and whoever recorded a genuine one can: it counts once.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task A_message_that_comes_again_is_answered_once_also_after_a_restart()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.OpensChatAsync();
        var before = bot.Megan.Messages.Count;
        var help = Message(bot.Megan, "help");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => AnswerAsync(bot.Megan, help)));
        await AnswerAsync(bot.Megan, help);
        await bot.RestartAsync();
        await AnswerAsync(bot.Megan, help);

        bot.Megan.Messages.Count.ShouldBe(before + 1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_button_that_comes_again_gets_the_answer_that_was_given_and_has_its_effect_once()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Megan.SaysAsync("offboard adele.vance@contoso.com");
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        var next = Pressed(bot.Megan, "Next");

        var first = await AnswerAsync(bot.Megan, next);
        var again = await AnswerAsync(bot.Megan, next);
        await bot.RestartAsync();
        var later = await AnswerAsync(bot.Megan, next);

        first.ShouldContain("Offboard Adele Vance?");
        again.ShouldBe(first);
        later.ShouldBe(first);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_approval_that_comes_again_while_it_is_decided_waits_for_the_same_answer()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.AsksForAdeleAsync();
        var approve = Pressed(bot.Nestor, "Approve");
        await bot.SlowTenantAsync(400);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AnswerAsync(bot.Nestor, approve)));

        answers.Distinct().ShouldHaveSingleItem().ShouldNotContain("Approve the offboarding");
        await bot.SlowTenantAsync(0);
        await bot.Nestor.SeesRunAtRestAsync();
        (await bot.EventsAsync("request-approved")).ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_sender_that_hangs_up_changes_nothing_about_what_was_begun_and_gets_the_answer_when_it_calls_again()
    {
        var door = new Holds();
        await using var bot = await BotHost.StartAsync(services: services => services.AddSingleton<IBot>(parts => door.Before(ActivatorUtilities.CreateInstance<OffboardingBot>(parts))));
        await bot.AsksForAdeleAsync();
        var approve = Pressed(bot.Nestor, "Approve");
        var (begun, goOn) = door.HoldNext();

        using (var hangingUp = new CancellationTokenSource())
        {
            var post = bot.Nestor.DeliverAsync(approve, hangingUp.Token);
            await begun;
            await hangingUp.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(post);
        }

        var answer = AnswerAsync(bot.Nestor, approve);
        goOn();

        (await answer).ShouldNotContain("Approve the offboarding");
        await bot.Nestor.SeesRunAtRestAsync();
        (await bot.EventsAsync("request-approved")).ShouldBe(1);
        bot.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_activity_whose_handling_broke_is_handled_when_it_comes_again_also_while_somebody_waits_for_it()
    {
        var adapter = new BreaksOnce();
        await using var bot = await BotHost.StartAsync(services: services => services.AddSingleton<IBotFrameworkHttpAdapter>(adapter));
        var help = Message(bot.Megan, "help");

        var first = bot.Megan.DeliverAsync(help);
        await bot.IsInHandAsync();
        var again = bot.Megan.DeliverAsync(help);
        adapter.Break.SetResult();

        (await first).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await again).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bot.Megan.DeliverAsync(help)).StatusCode.ShouldBe(HttpStatusCode.OK);
        adapter.Handled.ShouldBe(2);
    }

    [Fact]
    public async Task Everything_that_was_recorded_on_the_way_and_is_sent_again_at_the_end_changes_nothing()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Nestor.OpensChatAsync();
        List<(Person By, JObject Activity)> recorded = [];
        await RecordAsync(bot.Megan, Message(bot.Megan, "offboard adele.vance@contoso.com"));
        await bot.Megan.SeesCardAsync("Offboarding Adele Vance: your choices");
        foreach (var button in new[] { "Next", "Submit for approval" })
        {
            await RecordAsync(bot.Megan, Pressed(bot.Megan, button), draws: true);
        }

        await bot.Nestor.SeesCardAsync("Approve the offboarding of Adele Vance?");
        await RecordAsync(bot.Nestor, Pressed(bot.Nestor, "Approve"), draws: true);
        await bot.Nestor.SeesRunAtRestAsync();
        await RecordAsync(bot.Nestor, Pressed(bot.Nestor, "Save as done"), draws: true);
        await bot.Nestor.SeesCardAsync($"waiting for people: {Story.TasksOfAdele - 1}", without: "Running:");
        var (truth, calls, entries) = (await bot.TruthAsync(Story.Adele), (await bot.CallsAsync()).Count, await bot.EventsAsync("%"));
        var megans = bot.Megan.Messages.Count;

        foreach (var (by, activity) in recorded)
        {
            await AnswerAsync(by, activity);
        }

        (await bot.TruthAsync(Story.Adele)).ToJsonString().ShouldBe(truth.ToJsonString());
        (await bot.CallsAsync()).Count.ShouldBe(calls);
        (await bot.EventsAsync("%")).ShouldBe(entries);
        bot.Megan.Messages.Count.ShouldBe(megans);
        bot.ShouldBeQuiet();

        async Task RecordAsync(Person by, JObject activity, bool draws = false)
        {
            recorded.Add((by, activity));
            var answer = await AnswerAsync(by, activity);
            if (draws)
            {
                bot.Teams.Redraw(by.Chat, (string)activity["replyToId"]!, (JObject)JObject.Parse(answer)["value"]!);
            }
        }
    }

    private static JObject Message(Person person, string text)
    {
        var activity = person.Activity("message", person.Chat, "personal");
        activity["text"] = text;
        return activity;
    }

    private static JObject Pressed(Person person, string button)
    {
        var message = person.Messages.Last(m => m.Card is not null && new CardView(m.Card).Buttons.Contains(button));
        var (verb, title, data) = new CardView(message.Card!).Press(button, []);
        var activity = person.Activity("invoke", person.Chat, "personal");
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = message.Id;
        activity["value"] = new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["title"] = title, ["verb"] = verb, ["data"] = data } };
        return activity;
    }

    private static async Task<string> AnswerAsync(Person person, JObject activity)
    {
        using var answer = await person.DeliverAsync(activity);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private sealed class BreaksOnce : IBotFrameworkHttpAdapter
    {
        public TaskCompletionSource Break { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Handled { get; private set; }

        public async Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
        {
            if (++Handled == 1)
            {
                await Break.Task;
                throw new InvalidOperationException("The disk is full.");
            }
        }
    }

    /// <summary>The real bot, with a hand on the door: the turn that comes next waits inside until it is told to go on.</summary>
    private sealed class Holds : IBot
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private IBot _real = null!;
        private int _holds;

        public Holds Before(IBot real)
        {
            _real = real;
            return this;
        }

        public (Task Begun, Action GoOn) HoldNext()
        {
            Interlocked.Exchange(ref _holds, 1);
            return (_begun.Task, _goOn.SetResult);
        }

        public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Exchange(ref _holds, 0) == 1)
            {
                _begun.SetResult();
                await _goOn.Task;
            }

            await _real.OnTurnAsync(turnContext, cancellationToken);
        }
    }
}
