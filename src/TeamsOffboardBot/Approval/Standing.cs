using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>What somebody is to one request at the moment of a click.</summary>
public enum Standing
{
    Outsider,
    Approver,
    Requester,

    /// <summary>An approver who asked for this one.</summary>
    RequestingApprover,

    /// <summary>Whatever else they are.</summary>
    Leaver,
}

internal static class Standings
{
    public static Standing Of(RequestState request, UserId person, bool isApprover) => (request.Requester.Id.IsSameAs(person), isApprover) switch
    {
        _ when request.Leaver.Id.IsSameAs(person) => Standing.Leaver,
        (true, true) => Standing.RequestingApprover,
        (true, false) => Standing.Requester,
        (false, true) => Standing.Approver,
        _ => Standing.Outsider,
    };
}
