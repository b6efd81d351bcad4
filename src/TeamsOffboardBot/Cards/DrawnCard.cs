using AdaptiveCards;

namespace TeamsOffboardBot.Cards;

/// <summary>A card as it is sent. One that is the same for many is drawn once.</summary>
/// <param name="Json">An Adaptive Card.</param>
/// <param name="Summary">For the list of chats and for notifications.</param>
public sealed record DrawnCard(string Json, string Summary)
{
    public static DrawnCard Of(AdaptiveCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new(CardJson.Of(card), card.FallbackText);
    }
}
