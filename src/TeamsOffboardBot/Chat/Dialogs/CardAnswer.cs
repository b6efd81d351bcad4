using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What became of an answer to a form.</summary>
public abstract record CardAnswer
{
    private CardAnswer()
    {
    }

    /// <summary>This question is settled.</summary>
    public sealed record Next(OffboardDraft Draft) : CardAnswer;

    /// <summary>Go back to what the draft now lacks.</summary>
    public sealed record Back(OffboardDraft Draft) : CardAnswer;

    /// <summary>Ask again; the draft says what was wrong and what was entered.</summary>
    public sealed record Again(OffboardDraft Draft) : CardAnswer;

    /// <summary>Leave the form as it is and say something.</summary>
    public sealed record Say(Phrase Sentence) : CardAnswer;
}
