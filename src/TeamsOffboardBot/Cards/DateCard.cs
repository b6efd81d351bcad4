using System.Globalization;
using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Cards;

/// <summary>Reminds somebody of one date: what happens then, what can be done until then, and the buttons for it.</summary>
public static class DateCard
{
    /// <param name="now">When the reminder was due.</param>
    public static AdaptiveCard Render(RequestState request, Deadline date, DateTimeOffset now, bool forApprover, WordList words)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(date);
        ArgumentNullException.ThrowIfNull(words);
        var asks = DatedSteps.StepOf(date.Kind) is { } step && request.Step(step) is { Asks: true };
        var left = Math.Max(1, (int)Math.Round((date.At - now).TotalDays, MidpointRounding.AwayFromZero));
        var title = words.Say(
            asks ? "Cards.Date.Title.Asks" : date.IsOpen ? "Cards.Date.Title" : "Cards.Result.Title",
            ("name", request.Leaver.DisplayName),
            ("leftDays", left.ToString(CultureInfo.InvariantCulture)));
        return Blocks.Card(
            title,
            [
                Blocks.PersonBlock(request.Leaver),
                Blocks.Text(DateBlocks.Sentence(request, date, words)),
                .. date.IsOpen ? CanBeDone(request, date, forApprover, words) : [new AdaptiveActionSet { Actions = [Open(request, words)] }],
                DateBlocks.EndMailbox(request, words),
                Blocks.Subtle(words.Say("Cards.Progress.Request", ("request", request.Id.Value))),
            ]);
    }

    private static IEnumerable<AdaptiveElement?> CanBeDone(RequestState request, Deadline date, bool forApprover, WordList words) =>
    [
        Blocks.Text(DateBlocks.CanDo(request, date, words)),
        DateBlocks.GivesLicenceBack(request, date) ? Blocks.Text(words.Say("Cards.Date.GivesBack")) : null,
        date.IsOurs ? null : Blocks.Text(words.Say("Cards.Date.CannotMove")),
        DateBlocks.Actions(request, date, forApprover, words, Open(request, words)),
    ];

    private static AdaptiveExecuteAction Open(RequestState request, WordList words) =>
        Buttons.PressWithoutInputs(words.Say("Cards.Date.Button.Request"), Verbs.Open, (Fields.Request, request.Id.Value));
}
