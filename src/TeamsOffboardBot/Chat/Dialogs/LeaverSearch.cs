using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Finds the leaver among the people of the tenant.</summary>
public sealed class LeaverSearch(PeopleSearch people)
{
    public const int MostShown = 9;

    /// <summary>The draft with the leaver, with several to pick from, or with a sentence on why there is none.</summary>
    public async Task<OffboardDraft> SearchAsync(OffboardDraft draft, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var sought = Cards.CardText.Plain(text, 200);
        var blank = draft with { Sought = sought, Matches = [], HasMoreMatches = false, Leaver = null };
        if (sought.Length == 0)
        {
            return blank with { Problem = Phrase.Of("Cards.Field.person.Missing") };
        }

        var found = (await people.FindAsync(sought, cancellationToken)).Matches;
        var exact = found.Where(f => IsExact(f.Person, sought)).ToList();
        var candidates = exact.Count == 1 ? exact : found.Where(f => f is { IsGuest: false, IsDeleted: false }).ToList();
        return candidates switch
        {
            [] => blank with { Problem = WhyNone(found, sought) },
            [{ IsGuest: true } or { IsDeleted: true }] => blank with { Problem = WhyNone(candidates, sought) },
            [var one] => blank with { Leaver = one.Person.Id },
            _ => blank with { Matches = [.. candidates.Take(MostShown).Select(c => c.Person)], HasMoreMatches = candidates.Count > MostShown },
        };
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
