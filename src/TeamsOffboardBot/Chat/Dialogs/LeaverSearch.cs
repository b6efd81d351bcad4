using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Finds the leaver among the people of the tenant.</summary>
public sealed class LeaverSearch(PeopleSearch people, Askable askable, TimeProvider time, ILogger<LeaverSearch> logger)
{
    public const int MostShown = 9;
    private const int LongestLine = 1000;

    /// <param name="text">A name; it may go on with when and what.</param>
    /// <returns>The draft with the leaver, with several to pick from, or with a sentence on why there is none.</returns>
    public async Task<OffboardDraft> SearchAsync(OffboardDraft draft, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var line = OneLine.Read(Cards.CardText.Plain(text, LongestLine), TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZones.Find(draft.TimeZone) ?? TimeZoneInfo.Utc).DateTime);
        var sought = Cards.CardText.Plain(line.Name, 200);
        var blank = draft with { Line = line.HasWishes ? line : draft.Line, Sought = sought, Matches = [], HasMoreMatches = false, Leaver = null, Deleted = null };
        if (sought.Length == 0)
        {
            return blank with { Problem = Phrase.Of("Cards.Field.person.Missing") };
        }

        var found = (await people.FindAsync(sought, cancellationToken)).Matches;
        var exact = found.Where(f => IsExact(f.Person, sought)).ToList();
        var candidates = exact.Count == 1 ? exact : found.Where(f => f is { IsGuest: false, IsDeleted: false }).ToList();
        return candidates switch
        {
            [] => blank with { Problem = WhyNone(found, sought), Deleted = found is [{ IsDeleted: true } first, ..] ? first.Person.Id : null },
            [{ IsGuest: true } or { IsDeleted: true }] => blank with { Problem = WhyNone(candidates, sought), Deleted = candidates[0].IsDeleted ? candidates[0].Person.Id : null },
            [var one] => blank with { Leaver = one.Person.Id },
            _ => blank with { Matches = [.. candidates.Take(MostShown).Select(c => c.Person)], HasMoreMatches = candidates.Count > MostShown },
        };
    }

    /// <summary>Who reports to somebody; nobody when the tenant does not say it in the time that people wait for a card.</summary>
    public async Task<IReadOnlyList<Person>> ReportsAsync(UserId person, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ReadingDialog.Patience, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await askable.ReportsAsync(person, patience.Token);
        }
        catch (Microsoft365Fault fault)
        {
            logger.TenantRefused(fault);
            return [];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    private static bool IsExact(Person person, string text) =>
        new[] { person.DisplayName, person.UserPrincipalName, person.Mail }.Any(t => string.Equals(t, text, StringComparison.OrdinalIgnoreCase));

    private static Phrase WhyNone(IReadOnlyList<PersonFound> found, string sought) => found switch
    {
        [{ DeletedAt: { } at } deleted, ..] => Phrase.Of(
            "Chat.Who.Deleted", ("name", deleted.Person.DisplayName), ("deletedDate", at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
        [{ IsGuest: true } guest, ..] => Phrase.Of("Chat.Who.Guest", ("name", guest.Person.DisplayName)),
        _ => Phrase.Of("Chat.Who.None", ("sought", Cards.CardText.Plain(sought, 80))),
    };
}
