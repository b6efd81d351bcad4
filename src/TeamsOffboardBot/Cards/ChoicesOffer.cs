using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>Which choices make sense for a leaver. What could not be read is offered: it may be there.</summary>
public static class ChoicesOffer
{
    public static bool Mailbox(Snapshot snapshot) => MayHave(snapshot?.Mailbox);

    public static bool OneDrive(Snapshot snapshot) => MayHave(snapshot?.OneDrive);

    public static bool Licences(Snapshot snapshot) => MayHaveSome(snapshot?.Licences);

    public static bool Groups(Snapshot snapshot) => MayHaveSome(snapshot?.Groups);

    private static bool MayHave<T>(Fact<T>? fact)
        where T : class => fact is { IsKnown: false } or { Value: not null };

    private static bool MayHaveSome<T>(Fact<IReadOnlyList<T>>? fact) => fact is { IsKnown: false } or { Value.Count: > 0 };
}
