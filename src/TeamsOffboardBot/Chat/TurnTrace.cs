using Microsoft.Bot.Builder;
using TeamsOffboardBot.Runs;
using IMiddleware = Microsoft.Bot.Builder.IMiddleware;

namespace TeamsOffboardBot.Chat;

/// <summary>Around everything else of a turn.</summary>
internal sealed class TurnTrace : IMiddleware
{
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        using var span = RunTrace.Turn(turnContext.Activity.Type);
        await next(cancellationToken);
    }
}
