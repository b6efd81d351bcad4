using System.Globalization;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Hosting.CheckUp;

/// <summary>This machine's clock against the tenant's, as the answers of Graph told it.</summary>
internal sealed class ClockCheck(TenantClock clock) : ICheckPart
{
    /// <summary>Far more than answers take, and far less than what makes tokens invalid (five minutes).</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(30);

    private static readonly CheckSubject Subject = new(CheckArea.Clock, Phrase.Of("CheckUp.Clock.Subject"));

    public Task<IReadOnlyList<CheckLine>> LookAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CheckLine>>([Line()]);

    private CheckLine Line()
    {
        if (!clock.IsKnown)
        {
            return Subject.Line(CheckVerdict.Unclear, Phrase.Of("CheckUp.Clock.Unknown"), Phrase.Of("CheckUp.Clock.Why"), Phrase.Of("CheckUp.Again"));
        }

        var off = (clock.UtcNow - clock.Local.GetUtcNow()).Duration();
        return off <= Tolerated
            ? Subject.Line(CheckVerdict.Ok, Phrase.Of("CheckUp.Clock.Ok", ("seconds", Seconds(Tolerated))))
            : Subject.Line(
                CheckVerdict.Missing, Phrase.Of("CheckUp.Clock.Off", ("seconds", Seconds(off))), Phrase.Of("CheckUp.Clock.Why"), Phrase.Of("CheckUp.Clock.Fix"));
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
}
