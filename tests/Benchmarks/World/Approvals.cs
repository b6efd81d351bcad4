namespace Benchmarks.World;

/// <summary>Many offboardings that wait for their approval, and what becomes of them when all are approved at once.</summary>
public sealed class Approvals
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Stage _stage;
    private readonly IReadOnlyList<Card> _cards;

    private Approvals(Stage stage, IReadOnlyList<Card> cards) => (_stage, _cards) = (stage, cards);

    private HashSet<string> Requests => [.. _cards.Select(Person.RequestOf)];

    /// <summary>Asks for that many typical leavers, while the tenant answers at once.</summary>
    public static async Task<Approvals> AskAsync(Stage stage, int first, int count)
    {
        var cards = await stage.AskForAsync(await Leavers.SeedAsync(stage.Tenant, first, count), Leavers.Choices);
        await stage.Tenant.FallsQuietAsync();
        await stage.Tenant.ForgetRequestsAsync();
        return new(stage, cards);
    }

    /// <summary>Presses every button, those of several processes in turns, and waits until nothing runs by itself any more.</summary>
    public async Task<Outcome> ApproveAsync()
    {
        var pressed = _cards.Select((card, number) => _stage.NestorAt(number).PressesAsync(card, TeamsOffboardBot.Cards.Verbs.Approve));
        await Task.WhenAll(pressed);
        await _stage.Kept.RestsAsync(Requests, Patience);
        var seen = await _stage.Tenant.RequestsAsync();
        await RefuseFailuresAsync();
        var proven = (await _stage.Kept.EventsOfAsync("step-settled")).Max(e => e.At);
        return new(proven - seen.Min(r => r.At), seen);
    }

    /// <summary>Whatever was left out would make all figures better, and worth nothing.</summary>
    private async Task RefuseFailuresAsync()
    {
        var wrong = (await _stage.Kept.EventsOfAsync("step-failed")).Concat(await _stage.Kept.EventsOfAsync("plan-drifted")).ToList();
        if (wrong.Count > 0)
        {
            throw new BenchmarksException($"{wrong.Count} things did not go as planned, the first: {wrong[0].Kind} {wrong[0].Body}");
        }
    }

    /// <param name="Took">From the first request that an approval led to, until the last step of the last leaver was proven.</param>
    public sealed record Outcome(TimeSpan Took, IReadOnlyList<SeenRequest> Seen);
}
