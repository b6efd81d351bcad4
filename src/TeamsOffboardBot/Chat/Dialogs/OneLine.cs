using System.Text.RegularExpressions;
using TeamsOffboardBot.Cards;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>
/// All of an offboarding in one line: "Adele Vance friday 17:00, mail and files to me". Who comes first; when follows, or stands
/// between commas like everything else.
/// </summary>
/// <param name="Name">Who leaves; may be empty.</param>
/// <param name="Moment">When; null when it was not said.</param>
/// <param name="Sentences">As the dialog reads them when they are typed one by one.</param>
/// <param name="NotUnderstood">What stays of the line.</param>
public sealed partial record OneLine(string Name, SpokenMoment? Moment, IReadOnlyList<string> Sentences, IReadOnlyList<string> NotUnderstood)
{
    /// <summary>It says more than a name.</summary>
    public bool HasWishes => Moment is not null || Sentences.Count > 0;

    /// <param name="text">What was typed behind the command.</param>
    /// <param name="now">On the clocks of whoever typed it.</param>
    public static OneLine Read(string text, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = Commas().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        if (parts.Count == 0)
        {
            return new(string.Empty, null, [], []);
        }

        var (name, behind) = Cut(parts[0], now);
        var line = new OneLine(name, null, [], []);
        var whole = parts.Skip(1).Prepend(behind).Aggregate(line, (read, part) => read.With(part, now));

        // "Vance, Adele" is a name.
        return whole.HasWishes ? whole : new(text.Trim(), null, [], []);
    }

    /// <summary>The form as the line fills it, and what it could not be filled with.</summary>
    /// <param name="me">The address of whoever typed it.</param>
    public (ChoicesForm Form, IReadOnlyList<string> NotUnderstood) Apply(ChoicesForm form, string me)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (filled, unread) = (Moment?.Apply(form) ?? form, new List<string>(NotUnderstood));
        foreach (var sentence in Sentences)
        {
            if (TypedChoices.Apply(filled, Myself().Replace(sentence, me)) is { } next)
            {
                filled = next;
            }
            else
            {
                unread.Add(sentence);
            }
        }

        return (filled, unread);
    }

    /// <summary>The first word is always a name; the name ends where a moment or a choice begins.</summary>
    private static (string Name, string Behind) Cut(string part, DateTime now)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 1; i < words.Length; i++)
        {
            var behind = string.Join(' ', words[i..]);
            if (SpokenMoment.Read(behind, now) is not null || SpokenChoices.Begins(behind))
            {
                return (string.Join(' ', words[..i]), behind);
            }
        }

        return (string.Join(' ', words), string.Empty);
    }

    private OneLine With(string part, DateTime now)
    {
        if (part.Length == 0)
        {
            return this;
        }

        if (SpokenMoment.Read(part, now) is var (moment, rest))
        {
            return (this with { Moment = moment.Over(Moment) }).With(rest, now);
        }

        var sentences = SpokenChoices.Read(part);
        return sentences.Count > 0 ? this with { Sentences = [.. Sentences, .. sentences] } : this with { NotUnderstood = [.. NotUnderstood, part] };
    }

    [GeneratedRegex(@"[,;]\s+|[,;]$", RegexOptions.NonBacktracking)]
    private static partial Regex Commas();

    /// <summary>At the end of a sentence, where somebody is named.</summary>
    [GeneratedRegex(@"(?<=\s)(me|myself|mij|mijzelf|mig|mig själv)\.?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Myself();
}
