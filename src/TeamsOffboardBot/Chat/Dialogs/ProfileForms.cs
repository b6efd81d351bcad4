using System.Globalization;
using System.Text.Json;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Fills the form of the choices from a profile.</summary>
public sealed class ProfileForms(Profiles profiles, SnapshotReader snapshots, CompanyZone zone)
{
    public IReadOnlyList<ProfileOffer> Offered(WordList words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. profiles.Names.Select(name => new ProfileOffer(name, Title(name, words)))];
    }

    /// <summary>The profile that is called so in any language; null for none.</summary>
    public string? Named(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var said = text.Trim().TrimEnd('.', '!');
        return profiles.Names.FirstOrDefault(name => Languages.All.Select(l => Title(name, new WordList(Languages.CultureOf(l, locale: null)))).Append(name)
            .Any(title => string.Equals(title, said, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The profile that is begun with when nothing is said.</summary>
    public string Default => profiles.Names[0];

    public bool Has(string name) => profiles.Names.Contains(name, StringComparer.Ordinal);

    public async Task<Prepared.Ready> FillAsync(string profile, Snapshot snapshot, UserId requester, WordList words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        return await FillAsync(profiles.For(profile, snapshot, requester, words.Say), snapshot, zone.For(words), cancellationToken);
    }

    /// <summary>Another profile; when it starts stays as it was said.</summary>
    public async Task<OffboardDraft> FillAsync(OffboardDraft draft, string profile, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var choices = profiles.For(profile, draft.Snapshot!, draft.Owner, WordsOf(draft).Say) with { Start = draft.Choices!.Start };
        var ready = await FillAsync(choices, draft.Snapshot!, draft.Form!.StartZone, cancellationToken);
        return draft with { Snapshot = ready.Snapshot, Choices = ready.Choices, Form = ready.Form! with { StartShown = ready.Form.Moment } };
    }

    /// <summary>Something in them is no longer as the profile has it.</summary>
    public bool IsChanged(OffboardDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.Choices is { } choices && Has(choices.Profile)
            && Written(choices) != Written(profiles.For(choices.Profile, draft.Snapshot!, draft.Owner, WordsOf(draft).Say));
    }

    private static string Written(Choices choices) => JsonSerializer.Serialize(choices with { Start = null });

    private static WordList WordsOf(OffboardDraft draft) =>
        draft.Language is { } language ? new WordList(CultureInfo.GetCultureInfo(language), TimeZones.Find(draft.TimeZone)) : WordList.English;

    private static string Address(Snapshot snapshot, UserId person) =>
        snapshot.Colleagues.Select(c => c.Person).Append(snapshot.Manager).FirstOrDefault(p => p?.Id == person)?.UserPrincipalName ?? person.Value;

    private async Task<Prepared.Ready> FillAsync(Choices choices, Snapshot snapshot, string startZone, CancellationToken cancellationToken)
    {
        var complete = await snapshots.WithColleaguesAsync(snapshot, snapshot.Colleagues.Select(c => c.Person.Id).Concat(choices.Named()), cancellationToken);
        return new Prepared.Ready(complete, choices, ChoicesForm.From(choices, id => Address(complete, id), startZone));
    }

    private string Title(string name, WordList words) =>
        profiles.TitleIn(name, words.Culture.TwoLetterISOLanguageName) ?? (words.Has($"Rules.Profiles.{name}") ? words.Say($"Rules.Profiles.{name}") : name);
}
