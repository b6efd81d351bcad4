namespace TeamsOffboardBot.Chat;

/// <summary>
/// Activities that came in, so that each is handled once: Teams sends one again when it got no answer in time, to whichever
/// node, and whoever recorded a genuine one may. Kept for longer than a token is valid.
/// </summary>
public interface IReceivedActivities
{
    /// <summary>Takes the activity to be handled by the caller, or tells what became of it before.</summary>
    Task<Receipt> ReceiveAsync(string activity, CancellationToken cancellationToken);

    /// <summary>What became of it; null when nobody has it.</summary>
    Task<Receipt?> FindAsync(string activity, CancellationToken cancellationToken);

    /// <summary>It was handled, and answered like this.</summary>
    Task SettleAsync(string activity, int status, string answer, CancellationToken cancellationToken);

    /// <summary>It was not handled: the next time it comes it is taken again.</summary>
    Task ReleaseAsync(string activity, CancellationToken cancellationToken);
}

/// <summary>What is known of an activity that comes in. A small closed set, read together.</summary>
public abstract record Receipt
{
    private Receipt()
    {
    }

    /// <summary>By whoever asked.</summary>
    public sealed record Taken : Receipt;

    /// <summary>Somebody handles it now, perhaps on another node.</summary>
    public sealed record InHand : Receipt;

    public sealed record Settled(int Status, string Answer) : Receipt;
}
