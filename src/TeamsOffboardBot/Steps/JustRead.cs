using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Http;

namespace TeamsOffboardBot.Steps;

/// <summary>What the facts check has read, too young to be asked for again.</summary>
public sealed record JustRead(IReadOnlyDictionary<Read, WireAnswer> Answers, DateTimeOffset At)
{
    /// <summary>A step that had to wait for its turn looks for itself.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(30);

    public JustRead Of(Microsoft365Service service) => this with { Answers = Answers.Where(answer => answer.Key.Service == service).ToDictionary() };

    public bool IsYoung(DateTimeOffset now) => now - At < Young;
}
