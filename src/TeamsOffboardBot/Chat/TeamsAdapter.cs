using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;

namespace TeamsOffboardBot.Chat;

/// <summary>The bot's door to Teams: turns of a conversation one after the other, senders remembered, errors answered.</summary>
public sealed class TeamsAdapter : CloudAdapter
{
    public TeamsAdapter(BotFrameworkAuthentication authentication, TurnGate gate, PeopleKeeper keeper, TurnErrors errors, ILogger<TeamsAdapter> logger)
        : base(authentication, logger)
    {
        ArgumentNullException.ThrowIfNull(errors);
        Use(new TurnTrace());
        Use(gate);
        Use(keeper);
        OnTurnError = errors.AnswerAsync;
    }
}
