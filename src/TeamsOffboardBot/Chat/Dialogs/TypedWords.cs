namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What may be typed into the dialog in other words, in Dutch and in Swedish, in the English that the dialog reads.</summary>
internal static class TypedWords
{
    /// <summary>How a sentence begins, longest first: what follows, a name or a number, stays as it is.</summary>
    private static readonly (string Said, string English)[] Beginnings = new (string Said, string English)[]
    {
        ("share mailbox with", "shared with"), ("forward mail to", "forward to"),
        ("verder", "next"), ("volgende", "next"), ("ja", "yes"), ("oké", "ok"), ("klaar", "done"),
        ("versturen", "submit"), ("verstuur", "submit"), ("terug", "back"),
        ("start nu", "start now"), ("nu", "now"), ("meteen na de goedkeuring", "start after approval"), ("start", "start"),
        ("gedeeld met", "shared with"), ("delen met", "shared with"), ("gedeeld postvak", "shared mailbox"), ("gedeeld", "shared"),
        ("doorsturen naar", "forward to"), ("stuur door naar", "forward to"), ("mail doorsturen naar", "forward to"), ("postvak delen met", "shared with"), ("postvak behouden", "keep mailbox"),
        ("bestanden naar", "files to"), ("bestanden gelezen door", "files read by"), ("bestanden behouden", "keep files"),
        ("bestanden kopiëren naar", "copy files to"), ("bestanden niet kopiëren", "do not copy files"), ("bestanden kopiëren", "copy files"),
        ("delen stoppen", "stop sharing"), ("delen toestaan", "keep sharing"),
        ("licenties behouden", "keep licences"), ("licenties verwijderen", "remove licences"),
        ("groepen behouden", "keep groups"), ("groepen verlaten", "leave groups"), ("groepen naar", "groups to"),
        ("naam begint met", "name prefix"), ("naam behouden", "keep name"), ("aliassen behouden", "keep aliases"), ("aliassen verwijderen", "remove aliases"), ("aliassen naar", "aliases to"),
        ("kopie bewaren", "keep copy"), ("geen kopie", "no copy"),
        ("verbergen in adreslijsten", "hide"), ("verbergen", "hide"), ("tonen in adreslijsten", "show"), ("tonen", "show"),
        ("geen automatisch antwoord", "no auto-reply"), ("automatisch antwoord", "auto-reply"),
        ("regels behouden", "keep rules"), ("regels verwijderen", "remove rules"),
        ("vergaderingen behouden", "keep meetings"), ("vergaderingen annuleren", "cancel meetings"),
        ("geen bewaring", "no hold"), ("bewaring", "hold"),
        ("aanmelden toestaan", "allow sign-in"), ("aanmelden blokkeren", "block sign-in"),
        ("account behouden", "keep account"), ("account verwijderen na", "delete account after"), ("account verwijderen", "delete account"),

        ("nästa", "next"), ("fortsätt", "next"), ("klart", "done"), ("skicka", "submit"), ("tillbaka", "back"),
        ("starta nu", "start now"), ("direkt efter godkännandet", "start after approval"), ("starta", "start"),
        ("delad med", "shared with"), ("dela med", "shared with"), ("delad postlåda", "shared mailbox"), ("delad", "shared"),
        ("vidarebefordra till", "forward to"), ("vidarebefordra e-post till", "forward to"), ("dela postlådan med", "shared with"), ("behåll postlådan", "keep mailbox"),
        ("filer till", "files to"), ("filer läses av", "files read by"), ("behåll filerna", "keep files"), ("behåll filer", "keep files"),
        ("kopiera filer till", "copy files to"), ("kopiera inte filerna", "do not copy files"), ("kopiera filerna", "copy files"),
        ("sluta dela", "stop sharing"), ("fortsätt dela", "keep sharing"),
        ("behåll licenser", "keep licences"), ("ta bort licenser", "remove licences"),
        ("behåll grupper", "keep groups"), ("lämna grupper", "leave groups"), ("grupper till", "groups to"),
        ("namnet börjar med", "name prefix"), ("behåll namnet", "keep name"), ("behåll alias", "keep aliases"), ("ta bort alias", "remove aliases"), ("alias till", "aliases to"),
        ("behåll kopia", "keep copy"), ("ingen kopia", "no copy"),
        ("dölj i adresslistor", "hide"), ("dölj", "hide"), ("visa i adresslistor", "show"), ("visa", "show"),
        ("inget autosvar", "no auto-reply"), ("inget automatiskt svar", "no auto-reply"), ("autosvar", "auto-reply"), ("automatiskt svar", "auto-reply"),
        ("behåll regler", "keep rules"), ("ta bort regler", "remove rules"),
        ("behåll möten", "keep meetings"), ("ställ in möten", "cancel meetings"),
        ("inget bevarande", "no hold"), ("bevarande", "hold"),
        ("tillåt inloggning", "allow sign-in"), ("blockera inloggning", "block sign-in"),
        ("behåll kontot", "keep account"), ("ta bort kontot efter", "delete account after"), ("ta bort kontot", "delete account"),
    }.OrderByDescending(b => b.Said.Length).ToArray();

    /// <summary>The same text, in English as far as its beginning is Dutch or Swedish.</summary>
    public static string InEnglish(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var said = text.Trim();
        var (beginning, english) = Beginnings.FirstOrDefault(b => Begins(said, b.Said));
        return beginning is null ? said : $"{english}{said[beginning.Length..]}";
    }

    /// <summary>With whole words.</summary>
    private static bool Begins(string text, string beginning) =>
        text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
        && (text.Length == beginning.Length || char.IsWhiteSpace(text[beginning.Length]) || text[beginning.Length] is ':' or '.' or '!');
}
