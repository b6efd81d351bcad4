using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat;

/// <summary>Who was told what became theirs.</summary>
public interface IHandoversTold
{
    /// <summary>Null: not yet.</summary>
    Task<HowTold?> FindAsync(RequestId request, UserId person, CancellationToken cancellationToken);

    Task NoteAsync(RequestId request, UserId person, HowTold how, CancellationToken cancellationToken);
}
