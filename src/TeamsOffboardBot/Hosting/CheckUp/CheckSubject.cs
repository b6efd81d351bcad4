using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>What is looked at, before it is known how it is. Names of settings and permissions are English in every language.</summary>
internal sealed record CheckSubject(CheckArea Area, Phrase Name)
{
    public CheckLine Line(CheckVerdict verdict, Phrase found, Phrase? why = null, Phrase? fix = null) =>
        new(Area, Name, verdict, found, why, fix);

    /// <summary>The service did not say; that it is busy or away is no news about what is asked.</summary>
    public CheckLine Unclear(string key, Microsoft365Fault fault, Phrase? why) =>
        Line(CheckVerdict.Unclear, Phrase.Of(key, ("status", $"{fault.Status}"), ("code", fault.Code)), why, Phrase.Of("CheckUp.Again"));
}
