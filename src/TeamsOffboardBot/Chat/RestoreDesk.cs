using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// Answers "restore": the deleted accounts that somebody may have restored, or, when there is one, the plan that would bring it back. HR and
/// approvers see all, everybody else those whose offboarding they asked for.
/// </summary>
public sealed class RestoreDesk(DeletedAccountReader accounts, RequesterPolicy policy, Offboardings offboardings, DialogHost dialogs, SeveralRestorations several, TimeProvider time)
{
    public async Task ShowAsync(ITurnContext turn, Speaker speaker, string name, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        var found = await FindAsync(speaker, name, cancellationToken);
        if (name.Length > 0 && found.Count == 1)
        {
            await dialogs.BeginAsync(turn, speaker, RequestKind.Restoration, found[0].Person.Id, reply, cancellationToken);
        }
        else if (name.Length > 0 && found.Count == 0)
        {
            reply.Say(turn.Words().Say("Restore.List.NoneLike", ("sought", CardText.Plain(name, 80))));
        }
        else
        {
            var lines = found.Take(RestoreListCard.MostLines).Select(Line).ToList();
            reply.Show(RestoreListCard.Render(name, lines, found.Count - lines.Count, turn.Words()));
        }
    }

    public Task AnswerAsync(ITurnContext turn, Press press, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(reply);
        var chosen = press.Text(Fields.People).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase).Select(UserId.From).ToList();
        switch (press.Verb, chosen)
        {
            case (Verbs.Restore, _):
                return dialogs.BeginAsync(turn, press.By, RequestKind.Restoration, UserId.From(press.Text(Fields.Person)), reply, cancellationToken);
            case (Verbs.RestoreChosen, [var one]):
                return dialogs.BeginAsync(turn, press.By, RequestKind.Restoration, one, reply, cancellationToken);
            case (Verbs.RestoreChosen or Verbs.RestoreSeveral, []):
                reply.Say(turn.Words().Say("Restore.List.Pick"));
                return Task.CompletedTask;
            case (Verbs.RestoreChosen, _):
                return several.ShowAsync(turn, press.By, chosen, reply, cancellationToken);
            case (Verbs.RestoreSeveral, _):
                return several.SubmitAsync(turn, press, chosen, reply, cancellationToken);
            default:
                return ShowAsync(turn, press.By, press.Text(Fields.Person), reply, cancellationToken);
        }
    }

    private RestoreLine Line(PersonFound found) => new(found.Person, new DeletedAccount { DeletedAt = found.DeletedAt!.Value }.DaysLeft(time.GetUtcNow()));

    /// <summary>Those that are gone soonest first.</summary>
    private async Task<IReadOnlyList<PersonFound>> FindAsync(Speaker speaker, string name, CancellationToken cancellationToken)
    {
        var deleted = await accounts.ListAsync(name, cancellationToken);
        if (await policy.MayAskForAnybodyAsync(speaker.Id, cancellationToken))
        {
            return deleted;
        }

        var own = (await offboardings.OverAsync(cancellationToken)).Where(r => r.RequesterId.IsSameAs(speaker.Id)).Select(r => r.LeaverId).ToHashSet();
        return [.. deleted.Where(d => own.Contains(d.Person.Id))];
    }
}
