using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>The bot can write to everybody it has a personal chat with.</summary>
public sealed class Reach(IPeopleBook people) : IReachPeople
{
    public async Task<bool> CanReachAsync(UserId person, CancellationToken cancellationToken) =>
        await people.FindAsync(person, cancellationToken) is { PersonalChat: not null };
}
