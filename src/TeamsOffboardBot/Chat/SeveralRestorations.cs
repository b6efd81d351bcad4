using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// Several deleted accounts at once. Each is a request of its own, with its own approval, run and evidence; what fails for one stops no other, and
/// is said of that one. Everything is read again when it is sent.
/// </summary>
public sealed class SeveralRestorations(RestorePreparation preparation, Decisions decisions, Planner planner, TimeProvider time)
{
    public async Task ShowAsync(ITurnContext turn, Speaker speaker, IReadOnlyList<UserId> people, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(reply);
        if (people.Count > RestoreSeveralCard.MostPeople)
        {
            reply.Say(turn.Words().Say("Restore.Several.TooMany", ("count", Blocks.Number(RestoreSeveralCard.MostPeople, turn.Words()))));
            return;
        }

        var prepared = await PrepareAsync(speaker, people, cancellationToken);
        var outlooks = prepared.OfType<Prepared.Ready>().Select(Outlook).ToList();
        var refused = prepared.Select(WhyNot).OfType<Phrase>().FirstOrDefault();
        if (outlooks.Count > 0)
        {
            reply.Show(RestoreSeveralCard.Render(outlooks, new RestoreForm(), turn.Words().About(RequestKind.Restoration)));
        }
        else if (refused is not null)
        {
            reply.Say(turn.Words().About(RequestKind.Restoration).Say(refused));
        }
    }

    public async Task SubmitAsync(ITurnContext turn, Press press, IReadOnlyList<UserId> people, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(press);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(reply);
        var form = RestoreForm.Parse(press.Data);
        var asked = people.Take(RestoreSeveralCard.MostPeople).ToList();
        var prepared = await PrepareAsync(press.By, asked, cancellationToken);
        List<RestoreOutcome> outcomes = [];
        foreach (var (person, one) in asked.Zip(prepared))
        {
            outcomes.Add(one is Prepared.Ready ready
                ? await SubmitAsync(press.By, ready, form, cancellationToken)
                : new RestoreOutcome((one as Prepared.Refused)?.Name ?? person.Value, WhyNot(one), (one as Prepared.Refused)?.Open));
        }

        reply.Show(RestoreSeveralCard.Render(outcomes, turn.Words().About(RequestKind.Restoration)));
    }

    private async Task<RestoreOutcome> SubmitAsync(Speaker by, Prepared.Ready ready, RestoreForm form, CancellationToken cancellationToken)
    {
        var how = ready.Choices.Restores! with { AllowsSignIn = form.AllowsSignIn, GivesLicences = form.GivesLicences };
        var result = await decisions.SubmitAsync(by.Id, ready.Snapshot, Choices.ToRestore(how), cancellationToken);
        var name = ready.Snapshot.Account.Person.DisplayName;
        return result is DecisionResult.Accepted accepted
            ? new RestoreOutcome(name, Why: null, accepted.State.Id)
            : new RestoreOutcome(name, (result as DecisionResult.Refused)?.Blockers.Select(b => b.Text).FirstOrDefault() ?? result.Told, Request: null);
    }

    private async Task<IReadOnlyList<Prepared>> PrepareAsync(Speaker speaker, IEnumerable<UserId> people, CancellationToken cancellationToken) =>
        await Task.WhenAll(people.Select(p => preparation.PrepareAsync(speaker.Id, p, cancellationToken)));

    private RestoreOutlook Outlook(Prepared.Ready ready)
    {
        var findings = planner.Make(ready.Snapshot, ready.Choices).Findings;
        return new RestoreOutlook(
            ready.Snapshot.Account.Person,
            ready.Snapshot.Deleted!.DaysLeft(time.GetUtcNow()),
            [.. findings.Where(f => f.Severity == FindingSeverity.Warning).Select(f => f.Text)],
            findings.Where(f => f.Severity == FindingSeverity.Blocker).Select(f => f.Text).FirstOrDefault());
    }

    private static Phrase? WhyNot(Prepared prepared) => prepared switch
    {
        Prepared.Refused refused => refused.Why,
        Prepared.Unreadable unreadable => unreadable.Why,
        _ => null,
    };
}
