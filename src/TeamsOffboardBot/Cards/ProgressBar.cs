using AdaptiveCards;

namespace TeamsOffboardBot.Cards;

/// <summary>
/// How much is settled, drawn by clients that can, written in marks by all others.
/// https://adaptivecards.microsoft.com/?topic=ProgressBar
/// </summary>
public sealed class ProgressBar : AdaptiveElement
{
    private const int Marks = 20;

    public override string Type { get; set; } = "ProgressBar";

    public int Value { get; set; }

    public int Max { get; set; }

    public static ProgressBar Of(int done, int total)
    {
        var full = total == 0 ? 0 : done * Marks / total;
        return new()
        {
            Value = done,
            Max = total,
            Spacing = AdaptiveSpacing.Small,
            Fallback = new AdaptiveFallbackElement(new AdaptiveTextBlock(new string('■', full) + new string('□', Marks - full))
            {
                Color = AdaptiveTextColor.Accent,
                Spacing = AdaptiveSpacing.Small,
            }),
        };
    }
}
