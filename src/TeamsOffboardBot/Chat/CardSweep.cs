using System.Data.Common;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Chat;

/// <summary>Finds the cards that do not show what the journal says, because a process beside this one died before it drew them.</summary>
public sealed class CardSweep(IConversation conversation, ICardCopies copies, TimeProvider time, IOptions<RunsOptions> options, ILogger<CardSweep> logger) : BackgroundService
{
    /// <summary>Whoever made a change has drawn it by then, or is drawing.</summary>
    private static readonly TimeSpan DrawnWithin = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await SweepAsync(stoppingToken);
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var request in await copies.BehindAsync(time.GetUtcNow() - DrawnWithin, stopping))
            {
                conversation.Refresh(request);
            }
        }
        catch (DbException outage) when (outage.IsTransient)
        {
            logger.CardsNotListed(outage, options.Value.SweepEvery);
        }
    }
}
