using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>Approvers ask, and the requester answers, until the run begins (B2). Both stand in the journal and on every copy of the card.</summary>
public sealed class Questions(Orders orders)
{
    public Task<DecisionResult> AskAsync(RequestId request, UserId by, string? text, CancellationToken cancellationToken) => orders.GiveAsync(
        Order.AskRequester,
        request,
        by,
        (state, who) => Orders.Text(text) is { } written
            ? Judgement.ToWrite(new RunEvent.QuestionAsked(who.Id) { ByName = who.Name, Text = written }, Phrase.Of("Approval.Question.Asked", ("requester", state.Requester.Name)))
            : Judgement.ToAnswer(Refusals.QuestionMissing(state)),
        cancellationToken);

    /// <param name="question">The number of the event that asked.</param>
    public Task<DecisionResult> AnswerAsync(RequestId request, UserId by, long question, string? text, CancellationToken cancellationToken) => orders.GiveAsync(
        Order.AnswerQuestion,
        request,
        by,
        (state, who) => (state.Questions.FirstOrDefault(q => q.Seq == question), Orders.Text(text)) switch
        {
            (null, _) => Judgement.ToAnswer(Refusals.NoSuchQuestion(state)),
            ({ Answer: { } answer }, _) => Judgement.ToAnswer(Refusals.AlreadyAnswered(state, answer)),
            (_, null) => Judgement.ToAnswer(Refusals.AnswerMissing(state)),
            ({ } asked, { } written) => Judgement.ToWrite(
                new RunEvent.QuestionAnswered(question, who.Id) { ByName = who.Name, Text = written }, Phrase.Of("Approval.Question.Answered", ("by", asked.By.Name))),
        },
        cancellationToken);
}
