using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning.Lists;

namespace TeamsOffboardBot.Chat.Lists;

/// <summary>What the columns of a list are called, in the languages of the bot and as Excel and Entra export them. Without such a first line they stand in this order.</summary>
internal static class ListColumns
{
    private static readonly (string[] Names, Func<ListEntry, string, ListEntry> Put)[] All =
    [
        (["person", "name", "display name", "displayname", "user", "user principal name", "userprincipalname", "upn", "e-mail", "email", "mail address", "leaver", "employee",
            "persoon", "naam", "weergavenaam", "gebruiker", "e-mailadres", "medewerker", "vertrekker",
            "namn", "visningsnamn", "användare", "e-post", "e-postadress", "medarbetare", "anställd"],
            (entry, text) => entry with { Person = text }),
        (["last day", "last working day", "day", "date", "when", "end date", "laatste dag", "laatste werkdag", "dag", "datum", "wanneer", "einddatum", "sista dag", "sista arbetsdag", "när", "slutdatum"],
            (entry, text) => entry with { Day = text }),
        (["time", "tijd", "tid", "klockslag"],
            (entry, text) => entry with { Time = text }),
        (["mail to", "mail for", "mailbox to", "mail naar", "mail aan", "postvak aan", "postvak naar", "e-post till", "post till", "mejl till", "postlåda till"],
            (entry, text) => entry with { Mail = text }),
        (["files to", "files for", "onedrive to", "bestanden naar", "bestanden aan", "onedrive aan", "filer till", "onedrive till"],
            (entry, text) => entry with { Files = text }),
        (["profile", "profiel", "profil"],
            (entry, text) => entry with { Profile = text }),
    ];

    public static int Count => All.Length;

    /// <summary>The columns in the order of a first line that names them, null for each that nobody reads; null when it names no person.</summary>
    public static IReadOnlyList<int?>? Of(IReadOnlyList<string> fields)
    {
        var columns = fields.Select(Find).ToList();
        return columns.Contains(0) && columns.OfType<int>().Distinct().Count() == columns.OfType<int>().Count() ? columns : null;
    }

    public static ListEntry Put(ListEntry entry, int column, string text) => All[column].Put(entry, text);

    private static int? Find(string name)
    {
        var wanted = name.Trim().TrimEnd(':', '*').ToLowerInvariant().Replace('_', ' ').Replace(UnbrokenWords.Hyphen, '-');
        var found = Array.FindIndex(All, c => c.Names.Contains(wanted, StringComparer.Ordinal));
        return found < 0 ? null : found;
    }
}
