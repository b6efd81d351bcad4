using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>What came of something a person ordered, and what they are told.</summary>
public abstract record DecisionResult
{
    private DecisionResult()
    {
    }

    public required Phrase Told { get; init; }

    /// <summary>It is in the journal.</summary>
    public sealed record Accepted(RequestState State) : DecisionResult;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(RefusalReason Why) : DecisionResult
    {
        /// <summary>The request as it is, for those who may see it; null for all others.</summary>
        public RequestState? State { get; init; }

        /// <summary>With <see cref="RefusalReason.Blocked"/>: what stands in the way.</summary>
        public IReadOnlyList<Finding> Blockers { get; init; } = [];

        /// <summary>With <see cref="RefusalReason.MayNotAsk"/>: why not.</summary>
        public AskAnswer? Ask { get; init; }
    }
}

public enum RefusalReason
{
    /// <summary>There is no such request, or it is about the person themselves, which sounds the same (rule R22).</summary>
    NotFound,
    NoRight,

    /// <summary>Who asks does not decide.</summary>
    OwnRequest,

    /// <summary>Who changed a plan so that something becomes theirs does not decide on it.</summary>
    OwnGain,

    /// <summary>Somebody decided, or the run has gone past it.</summary>
    TooLate,

    /// <summary>The card showed another plan than the one that is there now.</summary>
    PlanChanged,
    Blocked,

    /// <summary>Two must agree, and this person is one of them already.</summary>
    AlreadyApproved,
    MayNotAsk,

    /// <summary>Fewer approvers than must agree, besides the requester and the leaver, or than the bot can reach.</summary>
    NobodyToApprove,
    ReasonMissing,
    NoSuchStep,

    /// <summary>The step is under way or has its effect: there is nothing to order.</summary>
    StepIsFine,

    /// <summary>The step is under way at this moment: what is ordered meanwhile could contradict what it does.</summary>
    StepIsAtWork,

    /// <summary>Its request is about to be undone.</summary>
    Held,

    /// <summary>It is not decided with its list, but on a card of its own.</summary>
    OnItsOwn,

    /// <summary>The tenant did not say who may.</summary>
    Unreadable,
}
