using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Finds the one colleague somebody named to get mail or files.</summary>
public sealed class ColleagueSearch(PeopleSearch people)
{
    public async Task<(UserId? Person, Phrase? Problem)> FindAsync(string text, Person leaver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(leaver);
        var found = (await people.FindAsync(CardText.Plain(text, 200), cancellationToken)).Matches;
        var exact = found.Where(f => IsExact(f.Person, text)).ToList();
        var living = found.Where(f => !f.IsDeleted).ToList();
        var candidates = exact.Count == 1 ? exact : living.Count > 0 ? living : [.. found];
        return candidates switch
        {
            [] => (null, Problem("Chat.Choices.Unknown", text)),
            [var one] when one.Person.Id == leaver.Id => (null, Problem("Chat.Choices.IsLeaver", one.Person.DisplayName)),
            [{ IsDeleted: true } one] => (null, Problem("Chat.Choices.Deleted", one.Person.DisplayName)),
            [{ IsGuest: true } one] => (null, Problem("Chat.Choices.Guest", one.Person.DisplayName)),
            [{ IsEnabled: false } one] => (null, Problem("Chat.Choices.Disabled", one.Person.DisplayName)),
            [var one] => (one.Person.Id, null),
            _ => (null, Phrase.Of(
                "Chat.Choices.Several",
                ("name", CardText.Plain(text, 80)),
                ("people", string.Join(", ", candidates.Take(4).Select(c => c.Person.UserPrincipalName))))),
        };
    }

    private static bool IsExact(Person person, string text) =>
        new[] { person.DisplayName, person.UserPrincipalName, person.Mail }.Any(t => string.Equals(t, text, StringComparison.OrdinalIgnoreCase));

    private static Phrase Problem(string key, string name) => Phrase.Of(key, ("name", CardText.Plain(name, 80)));
}
