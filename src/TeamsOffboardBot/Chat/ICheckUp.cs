using TeamsOffboardBot.Cards;

namespace TeamsOffboardBot.Chat;

/// <summary>Looks whether the bot has all that an offboarding needs. Changes nothing.</summary>
public interface ICheckUp
{
    Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken);
}
