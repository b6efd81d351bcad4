using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Why an offboarding cannot be prepared, told to the person who wanted it.</summary>
public sealed class AskRefusals(DialogCards cards, ILogger<AskRefusals> logger)
{
    /// <summary>Result of a dialog that ends everything.</summary>
    public const string Refused = "refused";

    public static Prepared? Of(AskAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer switch
        {
            AskAnswer.Unknown unknown => new Prepared.Unreadable(unknown.Reason),
            { Told: { } why } => new Prepared.Refused(why, (answer as AskAnswer.AlreadyOpen)?.Open),
            _ => null,
        };
    }

    public Phrase Say(Microsoft365Fault fault)
    {
        logger.TenantRefused(fault);
        return FaultSentences.Of(fault);
    }

    public void Show(ITurnContext turn, Prepared.Refused refused, RequestKind kind)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(refused);
        cards.Show(turn, turn.TurnState.Get<TurnReply>(), NoticeCard.Render(Phrase.Of("Chat.Refused.Title"), refused.Why, turn.Words().About(kind)));
    }
}
