using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>What became somebody's that was a leaver's: a line for each thing, a button for each place.</summary>
public static class HandoverCard
{
    public static AdaptiveCard Render(Handover handover, WordList words)
    {
        ArgumentNullException.ThrowIfNull(handover);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
                words.Say("Chat.Handover.Title", ("leaver", handover.Leaver.DisplayName)),
                [.. handover.Things.Select(thing => Blocks.Text(words.Say(thing))), Blocks.Subtle(words.Say("Chat.Handover.Why", ("leaver", handover.Leaver.DisplayName)))])
            .With(handover.Links.Select(link => new AdaptiveOpenUrlAction { Title = words.Say(link.Text), Url = link.Address }));
    }
}
