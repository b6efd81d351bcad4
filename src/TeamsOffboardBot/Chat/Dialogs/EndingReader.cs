using System.Globalization;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Makes choices out of the form of a mailbox that is to end, or says what is wrong with it.</summary>
public static class EndingReader
{
    /// <returns>The choices, and what is wrong by field: the choices hold only what is right.</returns>
    public static (Choices Choices, IReadOnlyDictionary<string, Phrase> Problems) Read(EndingForm form, Choices before)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(before);
        var problems = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        var holdDays = form.Holds ? Days(form.HoldDays, Fields.HoldDays, LitigationHold.MostDays, problems) : null;
        var deletionDays = form.Deletes ? Days(form.DeletionDays, Fields.DeletionDays, AccountDeletion.MostDays, problems) : null;
        var how = before.Ends! with { AcceptsUnknownHold = form.AcceptsUnknownHold };
        var choices = Choices.ToEnd(how, form.Holds ? new LitigationHold(holdDays > 0 ? holdDays : null) : null, form.Deletes ? new AccountDeletion(deletionDays ?? 0) : null);
        return (choices, problems);
    }

    private static int? Days(string text, string field, int most, Dictionary<string, Phrase> problems)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= most)
        {
            return days;
        }

        problems[field] = Phrase.Of("Ending.Field.Days", ("most", most.ToString(CultureInfo.InvariantCulture)));
        return null;
    }
}
