namespace Microsoft.Bot.Schema;

/// <summary>What fits what somebody is typing into an input of a card.</summary>
public class SearchInvokeResponse : AdaptiveCardInvokeResponse
{
}
