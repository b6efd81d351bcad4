using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Shouldly;
using TeamsOffboardBot.Tests.Storage;
using Xunit;

namespace TeamsOffboardBot.Tests.BotBuilder;

public sealed class DialogTests
{
    private readonly Turns _turns = new();
    private readonly ConversationState _state = new(new MemoryStorage());

    private DialogTurnResult? _last;

    [Fact]
    public async Task A_card_dialog_takes_an_invoke_and_the_waterfall_around_it_goes_on()
    {
        await RunAsync(new AskTwiceDialog(), Turns.Message("offboard"), Turns.Invoke("Adele"), Turns.Invoke("today"));

        _turns.Said.ShouldBe(["Who leaves?", "When?", "invoke Adele, invoke today"]);
    }

    [Fact]
    public async Task A_card_dialog_takes_typed_text_as_well()
    {
        await RunAsync(new AskTwiceDialog(), Turns.Message("offboard"), Turns.Message("Adele"), Turns.Message("today"));

        _turns.Said.ShouldBe(["Who leaves?", "When?", "message Adele, message today"]);
    }

    [Fact]
    public async Task When_all_is_asked_the_next_message_begins_anew()
    {
        await RunAsync(
            new AskTwiceDialog(),
            Turns.Message("offboard"),
            Turns.Message("Adele"),
            Turns.Message("today"),
            Turns.Message("offboard"));

        _turns.Said[^1].ShouldBe("Who leaves?");
    }

    [Fact]
    public async Task The_state_of_a_dialog_is_kept_from_turn_to_turn()
    {
        await RunAsync(new AskTwiceDialog(), Turns.Message("offboard"), Turns.Message("?"), Turns.Message("?"));

        _turns.Said.ShouldBe(["Who leaves?", "Who leaves? (2)", "Who leaves? (3)"]);
    }

    [Fact]
    public async Task A_waterfall_is_moved_by_messages_and_by_nothing_else()
    {
        var waterfall = new WaterfallDialog("steps")
            .AddStep(async (step, token) =>
            {
                await step.Context.SendActivityAsync("first", cancellationToken: token);
                return Dialog.EndOfTurn;
            })
            .AddStep(async (step, token) =>
            {
                await step.Context.SendActivityAsync($"second after {step.Reason} {step.Result}", cancellationToken: token);
                return await step.EndDialogAsync(null, token);
            });

        await RunAsync(waterfall, Turns.Message("go"), Turns.Invoke("pressed"), new Activity { Type = "event" }, Turns.Message("typed"));

        _turns.Said.ShouldBe(["first", "second after ContinueCalled typed"]);
    }

    [Fact]
    public async Task A_step_may_go_on_by_itself_but_once()
    {
        var waterfall = new WaterfallDialog("steps")
            .AddStep(async (step, token) =>
            {
                await step.NextAsync("own result", token);
                return await step.NextAsync("twice", token);
            })
            .AddStep((step, token) => step.Context
                .SendActivityAsync($"{step.Reason} {step.Result}", cancellationToken: token)
                .ContinueWith(_ => Dialog.EndOfTurn, TaskScheduler.Default));

        await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(waterfall, Turns.Message("go")));

        _turns.Said.ShouldBe(["NextCalled own result"]);
    }

    [Fact]
    public async Task Options_reach_every_step()
    {
        var waterfall = new WaterfallDialog("steps").AddStep(async (step, token) =>
        {
            await step.Context.SendActivityAsync($"for {step.Options}", cancellationToken: token);
            return await step.EndDialogAsync(null, token);
        });

        await InSetAsync(dc => dc.BeginDialogAsync("steps", "Adele"), Turns.Message("go"), waterfall);

        _turns.Said.ShouldBe(["for Adele"]);
    }

    [Fact]
    public async Task Cancelling_tells_every_open_dialog_from_the_inside_out()
    {
        var component = new AskTwiceDialog();
        await RunAsync(component, Turns.Message("offboard"));

        await InSetAsync(dc => dc.CancelAllDialogsAsync(), Turns.Message("cancel"), component);

        _last!.Status.ShouldBe(DialogTurnStatus.Cancelled);
        _turns.Said.ShouldBe(["Who leaves?", "cancelled: Who leaves?"]);
        await InSetAsync(dc => dc.ContinueDialogAsync(), Turns.Message("Adele"), component);
        _last.Status.ShouldBe(DialogTurnStatus.Empty);
    }

    [Fact]
    public async Task A_component_asks_again_when_something_was_put_on_top_of_it()
    {
        var component = new AskTwiceDialog();
        var interruption = new CardDialogOfTests("help", "Helped?");
        await RunAsync(component, Turns.Message("offboard"));

        await InSetAsync(dc => dc.BeginDialogAsync("help"), Turns.Message("help"), component, interruption);
        await InSetAsync(dc => dc.ContinueDialogAsync(), Turns.Message("yes"), component, interruption);

        _last!.Status.ShouldBe(DialogTurnStatus.Waiting);
        _turns.Said.ShouldBe(["Who leaves?", "Helped?", "again: Who leaves?"]);
    }

    [Fact]
    public async Task A_dialog_may_take_the_place_of_another()
    {
        var one = new CardDialogOfTests("one", "One?");
        var two = new CardDialogOfTests("two", "Two?");

        await InSetAsync(dc => dc.BeginDialogAsync("one"), Turns.Message("go"), one, two);
        await InSetAsync(dc => dc.ReplaceDialogAsync("two"), Turns.Message("go"), one, two);
        await InSetAsync(dc => dc.ContinueDialogAsync(), Turns.Message("answer"), one, two);

        _last!.Status.ShouldBe(DialogTurnStatus.Complete);
        _last.Result.ShouldBe("message answer");
        _turns.Said.ShouldBe(["One?", "Two?"]);
    }

    [Fact]
    public async Task A_stored_dialog_that_no_longer_exists_is_named()
    {
        await InSetAsync(dc => dc.BeginDialogAsync("old"), Turns.Message("go"), new CardDialogOfTests("old", "Old?"));

        var error = await Should.ThrowAsync<InvalidOperationException>(() =>
            InSetAsync(dc => dc.ContinueDialogAsync(), Turns.Message("answer"), new CardDialogOfTests("new", "New?")));

        error.Message.ShouldContain("'old'");
    }

    [Fact]
    public async Task A_dialog_nobody_added_is_named() =>
        (await Should.ThrowAsync<ArgumentException>(() => InSetAsync(dc => dc.BeginDialogAsync("nowhere"), Turns.Message("go"))))
            .Message.ShouldContain("'nowhere'");

    [Fact]
    public void Two_dialogs_of_one_name_are_told_apart()
    {
        var first = new CardDialogOfTests("ask", "First?");
        var second = new CardDialogOfTests("ask", "Second?");
        var dialogs = new DialogSet().Add(first).Add(second).Add(first);

        dialogs.GetDialogs().Select(d => d.Id).ShouldBe(["ask", "ask2"]);
        dialogs.Find("ask2").ShouldBeSameAs(second);
    }

    private async Task RunAsync(Dialog dialog, params Activity[] activities)
    {
        foreach (var activity in activities)
        {
            activity.ChannelId ??= "msteams";
            activity.Conversation ??= new ConversationAccount(id: "c1");
            await _turns.RunAsync(activity, async turn =>
            {
                await dialog.RunAsync(turn, _state.CreateProperty<DialogState>("dialogs"), CancellationToken.None);
                await _state.SaveChangesAsync(turn);
            });
        }
    }

    private Task InSetAsync(Func<DialogContext, Task<DialogTurnResult>> act, Activity activity, params Dialog[] dialogs) =>
        _turns.RunAsync(activity, async turn =>
        {
            var set = new DialogSet(_state.CreateProperty<DialogState>("dialogs"));
            foreach (var dialog in dialogs)
            {
                set.Add(dialog);
            }

            _last = await act(await set.CreateContextAsync(turn));
            await _state.SaveChangesAsync(turn);
        });
}
