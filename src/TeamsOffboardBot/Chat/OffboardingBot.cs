using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat.Dialogs;

namespace TeamsOffboardBot.Chat;

/// <summary>What arrives from Teams, sorted: a command, a pressed button, a new acquaintance. Decides nothing itself.</summary>
public sealed class OffboardingBot(Commands commands, Presses presses, Groups groups, IPeopleBook people, ConversationState state, LateReadings late)
    : TeamsActivityHandler
{
    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);
        await state.SaveChangesAsync(turnContext, force: false, cancellationToken);
        if (Speaker.Of(turnContext.Activity) is { } speaker)
        {
            late.Follow(turnContext, speaker);
        }
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var reply = new TurnReply(turnContext);
        if (Speaker.Of(turnContext.Activity) is not { } speaker)
        {
            reply.Say(turnContext.Words().Say("Chat.WhoAreYou"));
        }
        else if (!turnContext.Activity.IsPersonal())
        {
            await groups.ContinueInPersonalChatAsync(turnContext, speaker, reply, cancellationToken);
        }
        else if (string.IsNullOrWhiteSpace(turnContext.Activity.Text) && turnContext.Activity.Value is not null)
        {
            reply.Say(turnContext.Words().Say("Chat.OldCard"));
        }
        else
        {
            await commands.RunAsync(turnContext, speaker, CommandReader.Read(turnContext.Activity.Text), reply, cancellationToken);
        }

        await reply.SendAsync(cancellationToken);
    }

    protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var answered = turnContext.Activity.Name == "adaptiveCard/action" ? await base.OnInvokeActivityAsync(turnContext, cancellationToken) : null;
        return answered is { Status: 200 } ? answered : CreateInvokeResponse(Messages.Answer(turnContext.Words().Say("Chat.OldCard")));
    }

    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(invokeValue);
        var reply = new TurnReply(turnContext);
        if (Speaker.Of(turnContext.Activity) is not { } speaker)
        {
            reply.Say(turnContext.Words().Say("Chat.WhoAreYou"));
        }
        else if (!turnContext.Activity.IsPersonal())
        {
            reply.Say(turnContext.Words().Say("Chat.OnlyInPersonalChat"));
        }
        else
        {
            var data = invokeValue.Action.Data as JObject ?? [];
            await presses.AnswerAsync(turnContext, new Press(speaker, invokeValue.Action.Verb ?? string.Empty, data), reply, cancellationToken);
        }

        return await reply.AnswerAsync(cancellationToken);
    }

    protected override Task OnInstallationUpdateActivityAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.Activity.Action?.StartsWith("remove", StringComparison.Ordinal) == true
            ? ForgetAsync(turnContext, cancellationToken)
            : WelcomeAsync(turnContext, cancellationToken);
    }

    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.Activity.MembersAdded?.Count > 0 ? WelcomeAsync(turnContext, cancellationToken) : Task.CompletedTask;
    }

    private async Task WelcomeAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.IsPersonal() && Speaker.Of(turn.Activity) is { } speaker && await people.ClaimWelcomeAsync(speaker.Id, cancellationToken))
        {
            await turn.SendActivityAsync(Messages.Card(WelcomeCard.Render(turn.Words())), cancellationToken);
        }
    }

    private Task ForgetAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.Activity.IsPersonal() && Speaker.Of(turn.Activity) is { } speaker ? people.ForgetChatAsync(speaker.Id, cancellationToken) : Task.CompletedTask;
}
