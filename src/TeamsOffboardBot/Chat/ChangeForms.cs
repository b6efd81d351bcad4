using AdaptiveCards;
using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Chat.Dialogs;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Chat;

/// <summary>
/// The form in which an approver changes the choices of a request: that of its kind, filled with what was chosen. It takes the place of the request's card
/// until it is saved or left.
/// </summary>
public sealed class ChangeForms(ChoicesReader offboardings, RestoreReader restorations, CompanyZone zone)
{
    private static readonly IReadOnlyDictionary<string, Phrase> NoProblems = new Dictionary<string, Phrase>(StringComparer.Ordinal);

    public async Task<AdaptiveCard> DrawAsync(RequestState state, ITurnContext turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(turn);
        return state.Choices.Kind switch
        {
            RequestKind.Restoration => Draw(state, await restorations.FilledAsync(state.Snapshot, state.Choices, cancellationToken), NoProblems, turn.Words()),
            RequestKind.Ending => Draw(state, EndingForm.From(state.Choices), NoProblems, turn.Words()),
            _ => ChoicesCard.Render(Model(state, FormOf(state, turn), turn), turn.Words()),
        };
    }

    /// <returns>What was chosen; or the form again, where something in it is wrong.</returns>
    public async Task<(Choices Choices, AdaptiveCard? Again)> ReadAsync(RequestState state, JObject entered, ITurnContext turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(turn);
        switch (state.Choices.Kind)
        {
            case RequestKind.Restoration:
                var restoring = RestoreForm.Parse(entered);
                var restored = await restorations.ReadAsync(restoring, state.Snapshot, state.Choices, cancellationToken);
                return (restored.Choices, restored.Problems.Count > 0 ? Draw(state, restoring, restored.Problems, turn.Words()) : null);
            case RequestKind.Ending:
                var ending = EndingForm.Parse(entered);
                var ended = EndingReader.Read(ending, state.Choices);
                return (ended.Choices, ended.Problems.Count > 0 ? Draw(state, ending, ended.Problems, turn.Words()) : null);
            default:
                var form = ChoicesForm.Parse(entered);
                var read = await offboardings.ReadAsync(form, state.Snapshot, state.Choices, cancellationToken);
                return (read.Choices ?? state.Choices, read.Choices is null ? ChoicesCard.Render(Model(state, form, turn) with { Snapshot = read.Snapshot, Problems = read.Problems }, turn.Words()) : null);
        }
    }

    /// <summary>What was entered, and what it comes to.</summary>
    public AdaptiveCard Draw(RequestState state, JObject entered, Changed changed, ITurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(changed);
        var findings = changed.Plan.Findings;
        switch (state.Choices.Kind)
        {
            case RequestKind.Restoration:
                return RestoreCard.Render(Model(state, RestoreForm.Parse(entered)) with { Findings = findings }, turn.Words().About(RequestKind.Restoration));
            case RequestKind.Ending:
                return EndingCard.Render(Model(state, EndingForm.Parse(entered)) with { Findings = findings }, turn.Words().About(RequestKind.Ending));
            default:
                var form = ChoicesForm.Parse(entered);
                var model = Model(state, form with { StartShown = form.Moment }, turn) with
                {
                    Snapshot = changed.Snapshot,
                    Findings = findings,
                    Start = changed.Choices.Start,
                    Differences = PlanChanges.Between(state.Plan, state.Choices, changed.Plan, changed.Choices),
                };
                return ChoicesCard.Render(model, turn.Words());
        }
    }

    private ChoicesForm FormOf(RequestState state, ITurnContext turn) => ChoicesForm.From(
        state.Choices, id => state.Snapshot.Colleagues.FirstOrDefault(c => c.Person.Id == id)?.Person.UserPrincipalName ?? id.Value, zone.For(turn.Words()));

    private static ChoicesModel Model(RequestState state, ChoicesForm form, ITurnContext turn) => new()
    {
        Snapshot = state.Snapshot,
        Form = form,
        Findings = state.Plan.Findings,
        Start = state.Choices.Start,
        Data = Ids(state),
        IsChange = true,
        HasPicker = turn.HasPicker(),
    };

    private static RestoreModel Model(RequestState state, RestoreForm form) =>
        new() { Snapshot = state.Snapshot, Form = form, Findings = state.Plan.Findings, Data = Ids(state), IsChange = true };

    private static EndingModel Model(RequestState state, EndingForm form) =>
        new() { Snapshot = state.Snapshot, Form = form, Findings = state.Plan.Findings, Data = Ids(state), IsChange = true };

    private static AdaptiveCard Draw(RequestState state, RestoreForm form, IReadOnlyDictionary<string, Phrase> problems, WordList words) =>
        RestoreCard.Render(Model(state, form) with { Problems = problems }, words.About(RequestKind.Restoration));

    private static AdaptiveCard Draw(RequestState state, EndingForm form, IReadOnlyDictionary<string, Phrase> problems, WordList words) =>
        EndingCard.Render(Model(state, form) with { Problems = problems }, words.About(RequestKind.Ending));

    private static (string Name, string Value)[] Ids(RequestState state) => [(Fields.Request, state.Id.Value), (Fields.PlanHash, state.Plan.Hash.Value)];
}

/// <summary>Changed choices, and the plan they come to.</summary>
public sealed record Changed(Choices Choices, Snapshot Snapshot, Plan Plan);
