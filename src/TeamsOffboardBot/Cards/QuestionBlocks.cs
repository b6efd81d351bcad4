using System.Globalization;
using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>What approvers asked and the requester answered, and the fields for both.</summary>
public static class QuestionBlocks
{
    public const int LongestText = 500;

    /// <summary>The last ones: all of them stand in the evidence, and a message has its limit.</summary>
    private const int Shown = 2;
    private const int LettersShown = 280;

    public static AdaptiveContainer? All(RequestState request, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        return request.Questions.Count == 0
            ? null
            : Blocks.Box(
                AdaptiveContainerStyle.Accent,
                [Blocks.Heading(words.Say("Cards.Question.Heading")), .. request.Questions.TakeLast(Shown).SelectMany(q => One(q, words))]);
    }

    /// <summary>Who asked what, and the answer if there is one.</summary>
    public static IEnumerable<AdaptiveElement> One(Question question, WordList words)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(words);
        yield return Blocks.Subtle(words.Say("Cards.Question.Asked", ("by", question.By.Name), ("when", words.Moment(question.At))));
        yield return Blocks.Line(CardText.Plain(question.Text, LettersShown));
        if (question.Answer is { } answer)
        {
            yield return Blocks.Subtle(words.Say("Cards.Question.Answered", ("by", answer.By.Name), ("when", words.Moment(answer.At))));
            yield return Blocks.Line(CardText.Plain(answer.Text, LettersShown));
        }
        else
        {
            yield return Blocks.Subtle(words.Say("Cards.Question.Open"));
        }
    }

    /// <summary>For approvers.</summary>
    public static AdaptiveShowCardAction Ask(RequestState request, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        return Buttons.Ask(
            words.Say("Cards.Question.Button.Ask"),
            Input(Fields.Question, words.Say("Cards.Question.Field", ("requester", request.Requester.Name)), words.Say("Cards.Question.Field.Missing")),
            Buttons.Press(words.Say("Cards.Question.Button.SendQuestion"), Verbs.Ask, (Fields.Request, request.Id.Value)));
    }

    /// <summary>For the requester, whose next question it is; null when nothing is asked.</summary>
    public static AdaptiveShowCardAction? Answer(RequestState request, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(words);
        return request.Questions.FirstOrDefault(q => q.Answer is null) is { } open
            ? Buttons.Ask(words.Say("Cards.Question.Button.Answer", ("by", CardText.Plain(open.By.Name, 40))), AnswerInput(open, words), Send(request, open, words))
            : null;
    }

    internal static AdaptiveTextInput AnswerInput(Question question, WordList words) =>
        Input(Fields.Of(Fields.Answer, Number(question)), words.Say("Cards.Question.AnswerField"), words.Say("Cards.Question.AnswerField.Missing"));

    internal static AdaptiveExecuteAction Send(RequestState request, Question question, WordList words) => Buttons
        .Press(words.Say("Cards.Question.Button.SendAnswer"), Verbs.Answer, (Fields.Request, request.Id.Value), (Fields.Asked, Number(question)))
        .Positive();

    private static AdaptiveTextInput Input(string id, string label, string missing) => new()
    {
        Id = id,
        Label = label,
        IsMultiline = true,
        IsRequired = true,
        MaxLength = LongestText,
        ErrorMessage = missing,
    };

    private static string Number(Question question) => question.Seq.ToString(CultureInfo.InvariantCulture);
}
