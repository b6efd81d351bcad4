using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps;

/// <summary>Why a step has nothing to do or cannot do it, in words.</summary>
internal static class Reasons
{
    public static StepReading AccountGone { get; } = new StepReading.NotApplicable(Phrase.Of("Steps.Reasons.AccountGone"));

    public static StepReading NoMailbox { get; } = new StepReading.NotApplicable(Phrase.Of("Steps.Reasons.NoMailbox"));

    public static StepReading NoOneDrive { get; } = new StepReading.NotApplicable(Phrase.Of("Steps.Reasons.NoOneDrive"));

    public static StepReading MailboxOnPremises { get; } = new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.MailboxOnPremises"));
}
