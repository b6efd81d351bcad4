using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Approval;

/// <summary>Whom the bot can write to. A request that nobody could approve is not accepted.</summary>
public interface IReachPeople
{
    Task<bool> CanReachAsync(UserId person, CancellationToken cancellationToken);
}
