using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>Whoever changed a plan that is about something of their own does not decide on it: it would be so by nobody's word but theirs.</summary>
internal static class OwnGain
{
    public static bool Has(RequestState state, Actor who) =>
        state.ChangedBy is { } changer && changer.Id.IsSameAs(who.Id) && Concerned(state).Any(person => person.IsSameAs(who.Id));

    /// <summary>
    /// Who gets mail, files or groups of the leaver's; whose user name is the one that a deleted account comes back for; who works in a mailbox that ends, or
    /// gets its mail.
    /// </summary>
    private static IEnumerable<UserId> Concerned(RequestState state) => state.Choices.Kind switch
    {
        RequestKind.Restoration => state.Snapshot.Deleted?.NameHolder is { } holder ? [holder.Id] : [],
        RequestKind.Ending => state.Snapshot.Mailbox.Value?.PeopleWithAccess.Select(person => person.Id) ?? [],
        _ => state.Choices.Named(),
    };
}
