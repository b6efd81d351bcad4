namespace TeamsOffboardBot.Chat.Rooms;

/// <summary>There is one approvals channel, or none.</summary>
public interface IApprovalsChannels
{
    Task<ApprovalsChannel?> FindAsync(CancellationToken cancellationToken);

    /// <summary>In the place of the one there was.</summary>
    Task BindAsync(ApprovalsChannel channel, CancellationToken cancellationToken);

    Task ReleaseAsync(CancellationToken cancellationToken);
}
