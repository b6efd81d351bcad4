using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>Asks the requester what an approver wants to know, with a field for the answer.</summary>
public static class QuestionCard
{
    public static AdaptiveCard Render(RequestState request, Question question, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(words);
        return Blocks.Card(
            words.Say("Cards.Question.Title", ("by", question.By.Name), ("name", request.Leaver.DisplayName)),
            Blocks.PersonBlock(request.Leaver),
            Blocks.Quote(CardText.Plain(question.Text, QuestionBlocks.LongestText)),
            Blocks.Text(words.Say("Cards.Question.Why")),
            QuestionBlocks.AnswerInput(question, words),
            Blocks.Subtle(words.Say("Cards.Progress.Request", ("request", request.Id.Value))))
            .With(QuestionBlocks.Send(request, question, words));
    }
}
