using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Mail;

/// <summary>What the leaver may do with some mailboxes of others right now, read for each of them.</summary>
internal sealed record OthersRights(
    IReadOnlyList<StepTarget> FullAccess, IReadOnlyList<StepTarget> SendAs, IReadOnlyList<StepTarget> OnBehalf, IReadOnlyList<(StepTarget Mailbox, FolderAccess Access)> Calendars)
{
    public const string OpenKey = "fullAccess";
    public const string SendKey = "sendAs";
    public const string OnBehalfKey = "sendOnBehalf";
    public const string CalendarKey = "calendars";
    private const string MailboxKey = "mailbox";

    public bool IsEmpty => FullAccess.Count + SendAs.Count + OnBehalf.Count + Calendars.Count == 0;

    public JsonObject Facts => new()
    {
        [OpenKey] = StepFacts.List(FullAccess.Select(Told)),
        [SendKey] = StepFacts.List(SendAs.Select(Told)),
        [OnBehalfKey] = StepFacts.List(OnBehalf.Select(Told)),
        [CalendarKey] = new JsonArray([.. Calendars.Select(c => CalendarFact(c.Mailbox, c.Access))]),
    };

    public static async Task<OthersRights> ReadAsync(Tenant tenant, StepContext context, CancellationToken cancellationToken)
    {
        var (leaver, targets) = (context.Leaver.Id.Value, context.Step.Targets);
        var opens = Task.WhenAll(targets.Select(t => tenant.Reach.HasFullAccessAsync(t.Id, leaver, cancellationToken)));
        var sends = Task.WhenAll(targets.Select(t => tenant.Reach.MaySendAsAsync(t.Id, leaver, cancellationToken)));
        var calendars = Task.WhenAll(targets.Select(t => tenant.Folders.CalendarAccessAsync(t.Id, leaver, cancellationToken)));
        var onBehalf = OnBehalfAsync(tenant, leaver, cancellationToken);
        await Task.WhenAll(opens, sends, calendars, onBehalf);
        var (open, send, writes) = (await opens, await sends, await onBehalf);
        return new(
            [.. targets.Where((_, i) => open[i])],
            [.. targets.Where((_, i) => send[i])],
            [.. targets.Where(t => writes.Contains(t.Id))],
            [.. targets.Zip(await calendars).Where(t => t.Second is not null).Select(t => (t.First, t.Second!))]);
    }

    public static string Told(StepTarget mailbox) => $"{mailbox.Name} ({mailbox.Id})";

    /// <summary>The calendars in what was there before, by the id of their mailbox.</summary>
    public static IEnumerable<(string MailboxId, FolderAccess Access)> CalendarsIn(JsonArray facts) =>
        facts.OfType<JsonObject>().Select(fact => ((string)fact[MailboxKey]!, FolderFacts.Read(fact)));

    private static JsonObject CalendarFact(StepTarget mailbox, FolderAccess access)
    {
        var fact = FolderFacts.Of(access);
        fact[MailboxKey] = mailbox.Id;
        return fact;
    }

    private static async Task<HashSet<string>> OnBehalfAsync(Tenant tenant, string leaver, CancellationToken cancellationToken)
    {
        var own = await tenant.Mailboxes.GetAsync(leaver, cancellationToken);
        var mailboxes = own?.DistinguishedName is { } name ? await tenant.Reach.OnBehalfAsync(name, cancellationToken) : [];
        return mailboxes.Where(m => !m.IsSynced).Select(m => m.ExternalDirectoryObjectId ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
