using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>The requester hears each question that is open, and whoever asked hears the answer, until the run begins.</summary>
internal static class QuestionNotices
{
    public static IEnumerable<Notice> Of(RequestState request, UserId person) =>
        request.Stage is RequestStage.AwaitingApproval or RequestStage.LockOutOnly or RequestStage.Scheduled
            ? request.Questions.SelectMany(q => Of(request, q, person))
            : [];

    private static IEnumerable<Notice> Of(RequestState request, Question question, UserId person)
    {
        if (question.Answer is null && request.Requester.Id == person)
        {
            yield return new Notice($"question-{question.Seq}", Phrase.Of("Cards.Question.Title", ("by", question.By.Name), ("name", request.Leaver.DisplayName))) { Question = question };
        }

        if (question.Answer is { } answer && question.By.Id == person)
        {
            yield return new Notice(
                $"answered-{question.Seq}",
                Phrase.Of("Chat.Told.Answered", ("by", answer.By.Name), ("leaver", request.Leaver.DisplayName), ("answer", answer.Text)));
        }
    }
}
