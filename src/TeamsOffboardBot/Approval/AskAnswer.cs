using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Approval;

/// <summary>Whether somebody may ask for a leaver's offboarding, and what they are told if not. A small closed set, read together.</summary>
public abstract record AskAnswer
{
    private AskAnswer(Phrase? told) => Told = told;

    /// <summary>Null only when they may.</summary>
    public Phrase? Told { get; }

    public sealed record Allowed(Actor Requester, Person Leaver) : AskAnswer((Phrase?)null);

    /// <summary>Says nothing about the leaver, not even whether anything else stands in the way.</summary>
    public sealed record NoRight() : AskAnswer(Phrase.Of("Approval.Ask.NoRight"));

    public sealed record IsSelf() : AskAnswer(Phrase.Of("Approval.Ask.IsSelf"));

    public sealed record NotFound() : AskAnswer(Phrase.Of("Approval.Ask.NotFound"));

    public sealed record IsGuest(Person Leaver) : AskAnswer(Phrase.Of("Approval.Ask.IsGuest", ("name", Leaver.DisplayName)));

    public sealed record IsDeleted(Person Leaver, DateTimeOffset DeletedAt)
        : AskAnswer(Phrase.Of("Approval.Ask.IsDeleted", ("name", Leaver.DisplayName), ("deletedDate", Days.Of(DeletedAt))));

    public sealed record IsProtected(Person Leaver) : AskAnswer(Phrase.Of("Approval.Ask.IsProtected", ("name", Leaver.DisplayName)));

    public sealed record AlreadyOpen(Person Leaver, RequestId Open)
        : AskAnswer(Phrase.Of("Approval.Ask.AlreadyOpen", ("name", Leaver.DisplayName), ("request", Open.Value)));

    /// <summary>Steps of the offboarding that is to be undone are under way.</summary>
    public sealed record IsAtWork() : AskAnswer(Phrase.Of("Reinstate.Ask.AtWork"));

    /// <summary>The tenant did not say; nothing is allowed on a guess.</summary>
    public sealed record Unknown(Phrase Reason) : AskAnswer(Reason);
}
