namespace TeamsOffboardBot.Runs.State;

/// <summary>Questions of approvers and what the requester answered.</summary>
internal static class QuestionFold
{
    public static RequestState Ask(RequestState s, RunEvent.QuestionAsked q, DateTimeOffset at) =>
        s with { Questions = [.. s.Questions, new Question(s.Seq + 1, new Actor(q.ById, q.ByName), at, q.Text)] };

    public static RequestState Answer(RequestState s, RunEvent.QuestionAnswered a, DateTimeOffset at) => s with
    {
        Questions = [.. s.Questions.Select(q => q.Seq == a.Question ? q with { Answer = new Answer(new Actor(a.ById, a.ByName), at, a.Text) } : q)],
    };
}
