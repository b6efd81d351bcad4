using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat.Files;
using TeamsOffboardBot.Chat.Rooms;

namespace TeamsOffboardBot.Chat;

/// <summary>What arrives from Teams, sorted: a command, a pressed button, a new acquaintance. Decides nothing itself.</summary>
public sealed class OffboardingBot(Commands commands, AllPresses presses, Groups groups, IPeopleBook people, LeaverJoined joined, TurnEnd end)
    : TeamsActivityHandler
{
    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);
        await end.ReachAsync(turnContext, Speaker.Of(turnContext.Activity), cancellationToken);
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
        else if (!await commands.TryTakeListAsync(turnContext, speaker, reply, cancellationToken))
        {
            await ReadAsync(turnContext, speaker, reply, cancellationToken);
        }

        await reply.SendAsync(cancellationToken);
    }

    /// <summary>What was asked may have been answered already, so a changed question is not read again.</summary>
    protected override async Task OnTeamsMessageEditAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var reply = new TurnReply(turnContext);
        reply.Say(turnContext.Words().Say("Chat.Edited"));
        await reply.SendAsync(cancellationToken);
    }

    protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var answered = turnContext.Activity.Name is "adaptiveCard/action" or "application/search" or "fileConsent/invoke" ? await AnsweredAsync(turnContext, cancellationToken) : null;
        return answered is { Status: 200 } ? answered : CreateInvokeResponse(Messages.Answer(turnContext.Words().Say("Chat.OldCard")));
    }

    protected override Task OnTeamsFileConsentAcceptAsync(
        ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) =>
        OnFileAsync(turnContext, (speaker, reply) => presses.Files.TakeAsync(turnContext, speaker, fileConsentCardResponse, reply, cancellationToken), cancellationToken);

    protected override Task OnTeamsFileConsentDeclineAsync(
        ITurnContext<IInvokeActivity> turnContext, FileConsentCardResponse fileConsentCardResponse, CancellationToken cancellationToken) =>
        OnFileAsync(turnContext, (_, reply) => presses.Files.LeaveAsync(turnContext, fileConsentCardResponse, reply, cancellationToken), cancellationToken);

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
        else
        {
            var press = new Press(speaker, invokeValue.Action.Verb ?? string.Empty, invokeValue.Action.Data as JObject ?? []);
            await (turnContext.Activity.IsPersonal()
                ? presses.Personal.AnswerAsync(turnContext, press, reply, cancellationToken)
                : presses.Channel.AnswerAsync(turnContext, press, reply, cancellationToken));
        }

        return await reply.AnswerAsync(cancellationToken);
    }

    protected override Task<SearchInvokeResponse> OnSearchInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, SearchInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(invokeValue);
        return presses.Personal.SuggestAsync(turnContext, invokeValue.QueryText, cancellationToken);
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
        return turnContext.Activity.MembersAdded switch
        {
            { Count: > 0 } when turnContext.Activity.IsPersonal() => WelcomeAsync(turnContext, cancellationToken),
            { Count: > 0 } added => joined.LookAsync(added, cancellationToken),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>Null when what came is not formed as Teams forms it.</summary>
    private async Task<InvokeResponse?> AnsweredAsync(ITurnContext<IInvokeActivity> turn, CancellationToken cancellationToken)
    {
        try
        {
            return await base.OnInvokeActivityAsync(turn, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task OnFileAsync(ITurnContext turn, Func<Speaker, TurnReply, Task> answer, CancellationToken cancellationToken)
    {
        var reply = new TurnReply(turn);
        if (Speaker.Of(turn.Activity) is not { } speaker)
        {
            reply.Say(turn.Words().Say("Chat.WhoAreYou"));
        }
        else if (!turn.Activity.IsPersonal())
        {
            reply.Say(turn.Words().Say("Chat.OnlyInPersonalChat"));
        }
        else
        {
            await answer(speaker, reply);
        }

        await reply.SendAsync(cancellationToken);
    }

    private async Task ReadAsync(ITurnContext<IMessageActivity> turn, Speaker speaker, TurnReply reply, CancellationToken cancellationToken)
    {
        var isUnreadable = turn.Activity.HasUnreadable();
        if (isUnreadable)
        {
            reply.Say(turn.Words().Say("Chat.Unreadable"));
        }

        if (!isUnreadable || CommandReader.Plain(turn.Activity.Text).Length > 0)
        {
            await commands.RunAsync(turn, speaker, CommandReader.Read(turn.Activity.Text), reply, cancellationToken);
        }
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
