using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;

namespace TeamsOffboardBot.Cards;

/// <summary>How a form of choices ends: in a dialog it goes on, on the card of a request that was submitted before it saves.</summary>
internal static class FormButtons
{
    /// <param name="next">What going on is called in the dialog of this form.</param>
    /// <param name="shown">What stood in the form when it was drawn; only the answer needs it.</param>
    public static IEnumerable<AdaptiveAction> Of(
        bool isChange, string next, IReadOnlyList<(string Name, string Value)> data, WordList words, params (string Name, string Value)[] shown) => isChange
        ?
        [
            Buttons.Press(words.Say("Cards.Button.SaveChange"), Verbs.SaveChange, [.. data, .. shown]).Positive(),
            Buttons.PressWithoutInputs(words.Say("Cards.Button.LeaveChange"), Verbs.LeaveChange, data),
        ]
        :
        [
            Buttons.Press(words.Say("Cards.Button.Next"), next, [.. data, .. shown]).Positive(),
            Buttons.PressWithoutInputs(words.Say("Cards.Button.Cancel"), Verbs.Cancel, data),
        ];

    /// <summary>What saving comes to.</summary>
    public static AdaptiveTextBlock? Why(bool isChange, WordList words) => isChange ? Blocks.Text(words.Say("Cards.Choices.ChangeNeedsApproval")) : null;
}
