namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// How long calls of a service wait for company: those that somebody waits for the shortest time there is, the others a share of what an answer takes. A service
/// that answers within a moment is not worth waiting for.
/// </summary>
/// <param name="Soon">Of an answer's time, for calls that are to go soon; half of it for calls in a hurry that have company.</param>
/// <param name="Leisure">Of an answer's time, for calls at leisure; twice that for calls that may come whenever.</param>
/// <param name="Apart">Calls in haste have no company but each other, because company makes their answers later.</param>
public sealed record GatherPace(TimeSpan AtOnce, double Soon, double Leisure, bool Apart)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AMoment = TimeSpan.FromMilliseconds(40);

    public bool IsApart(Haste haste) => Apart && haste >= Haste.Soon;

    /// <param name="answer">What answers took of late.</param>
    public TimeSpan Window(Haste haste, TimeSpan answer)
    {
        var wanted = haste switch
        {
            // Long enough for two steps that begin together: what each has read is on the disk before it writes.
            Haste.Hurried => Apart ? AtOnce * 3 : answer * (Soon / 2),
            Haste.Soon => answer * Soon,
            Haste.AtLeisure => answer * Leisure,
            Haste.Whenever => answer * (2 * Leisure),
            _ => AtOnce,
        };
        return AtOnce == TimeSpan.Zero || answer < AMoment || wanted < AtOnce ? AtOnce : wanted < Longest ? wanted : Longest;
    }
}
