using AdaptiveCards;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Cards;

namespace TeamsOffboardBot.Chat;

/// <summary>Activities the bot sends. A card goes alone: with a text beside it Teams makes two messages of it.</summary>
public static class Messages
{
    private const string CardAnswer = AdaptiveCard.ContentType;
    private const string TextAnswer = "application/vnd.microsoft.activity.message";

    public static Activity Card(AdaptiveCard card) => Card(DrawnCard.Of(card));

    public static Activity Card(DrawnCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var activity = (Activity)MessageFactory.Attachment(new Attachment { ContentType = AdaptiveCard.ContentType, Content = new JRaw(card.Json) });
        activity.Summary = card.Summary;
        activity.Text = null;
        return activity;
    }

    /// <summary>Escaped markdown, because some clients draw markdown whatever the message says about its format.</summary>
    public static Activity Text(string text)
    {
        var activity = MessageFactory.Text(CardText.Line(text));
        activity.TextFormat = TextFormatTypes.Markdown;
        activity.Summary = CardText.Plain(text, CardText.LineLimit);
        return activity;
    }

    /// <summary>Answers a pressed button by drawing the card anew.</summary>
    public static AdaptiveCardInvokeResponse Answer(DrawnCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new() { StatusCode = 200, Type = CardAnswer, Value = new JRaw(card.Json) };
    }

    /// <summary>Answers a pressed button with a sentence; the card stays as it is.</summary>
    public static AdaptiveCardInvokeResponse Answer(string text) => new() { StatusCode = 200, Type = TextAnswer, Value = text };
}
