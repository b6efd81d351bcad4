using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards.Lists;

/// <summary>How to ask for many at once: a template to fill in on the spot or in a spreadsheet, and what each column means.</summary>
public static class ManyCard
{
    private static readonly string[] Columns = ["Person", "Day", "Time", "Mail", "Files", "Profile"];

    /// <param name="problem">Why the lines that were sent are no list.</param>
    /// <param name="entered">The lines that were sent, so that nobody writes them twice.</param>
    public static AdaptiveCard Render(IReadOnlyList<ProfileOffer> profiles, Phrase? problem, string? entered, WordList words)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
                words.Say("Many.Ask.Title"),
                problem is null ? null : Blocks.Box(AdaptiveContainerStyle.Attention, Blocks.Text(words.Say(problem))),
                Blocks.Marked("1", AdaptiveTextColor.Accent, words.Say("Many.Ask.File")),
                Blocks.Marked("2", AdaptiveTextColor.Accent, words.Say("Many.Ask.Paste")),
                new AdaptiveTextInput
                {
                    Id = Fields.Lines,
                    Label = words.Say("Many.Field.lines"),
                    IsMultiline = true,
                    IsRequired = true,
                    ErrorMessage = words.Say("Many.Field.lines.Missing"),
                    Value = string.IsNullOrWhiteSpace(entered) ? words.Say("Many.Template.Text") : entered,
                },
                Blocks.Heading(words.Say("Many.Ask.Columns")),
                Blocks.Facts(Columns.Select(c => (words.Say($"Many.Column.{c}"), (string?)words.Say($"Many.Column.{c}.What", ("profiles", Titles(profiles)))))),
                Blocks.Subtle(words.Say("Many.Ask.Only")))
            .With(Buttons.Press(words.Say("Many.Button.Read"), Verbs.ManyRead).Positive());
    }

    /// <summary>As somebody would write them into the column.</summary>
    public static string Titles(IEnumerable<ProfileOffer> profiles) => string.Join(" · ", profiles.Select(p => p.Title));
}
