using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Exchange;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Planning.Rules;

namespace TeamsOffboardBot.Steps.Account;

/// <summary>
/// The account is gone, with mailbox, licences and groups; for 30 days it can be restored. When all else is over, or so many days later:
/// then it asks approvers once more before it acts, and without their answer the account stays (C32).
/// Only when everything that was to be handed over is proven, and never while a shared or forwarding mailbox hangs on it or a hold is gone
/// that was there: that is read again at the last moment, because much can happen in those days (rule R8). An account that was enabled
/// again is somebody's. https://learn.microsoft.com/graph/api/user-delete
/// </summary>
public sealed class DeleteAccount(Tenant tenant, IReadOnlyList<StepId> everythingElse, IOptions<DeadlinesOptions> deadlines) : IOffboardingStep
{
    /// <summary>Why it waits for people when its day is near.</summary>
    public const string Question = "Steps.Reasons.AsksBeforeDeletion";

    /// <summary>The fact that says for how many days the tenant keeps the OneDrive of a deleted account; null when it does not tell.</summary>
    public const string OneDriveDays = "oneDriveDays";

    private const string AfterDays = "afterDays";

    /// <summary>The mailbox is on litigation hold when this is planned, or by this plan: without it its content would go with the account.</summary>
    private const string IsOnHold = "isOnHold";

    /// <summary>The shared mailbox ends with the account, by a request of its own (rule R8).</summary>
    private const string EndsMailbox = "endsMailbox";

    /// <summary>Something else holds the mailbox when this is planned: a retention policy, a case of eDiscovery.</summary>
    private const string IsHeldOtherwise = "isHeldOtherwise";

    public StepId Id => StepIds.DeleteAccount;

    public IReadOnlyList<StepId> After => everythingElse;

    public IReadOnlyList<StepId> Needs =>
        [StepIds.BlockSignIn, StepIds.ClearOldForwarding, StepIds.GiveMailboxLicence, StepIds.PlaceLitigationHold, StepIds.GiveOneDriveAccess,
            StepIds.CopyOneDrive, StepIds.HandOverGroups];

    /// <summary>0: when all else is over, with the approval of the plan alone.</summary>
    public static int DaysOf(PlannedStep planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return int.Parse(planned.Parameters[AfterDays], CultureInfo.InvariantCulture);
    }

    public bool Serves(RequestKind kind) => kind is RequestKind.Offboarding or RequestKind.Ending;

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) =>
        choices.Deletion is not { } deletion || !SyncMatrix.IsFor(Id, snapshot) || AccountIsNotAnAnchor.Anchor(snapshot, choices) is not null
            ? null
            : new()
            {
                Id = Id,
                Targets = [new StepTarget(snapshot.Account.Person.Id.Value, snapshot.Account.Person.DisplayName)],
                Parameters = Parameters(
                    deletion,
                    endsMailbox: choices.Kind == RequestKind.Ending,
                    isOnHold: choices.Hold is not null || snapshot.Mailbox.Value is { IsOnLitigationHold: true },
                    isHeldOtherwise: snapshot.Mailbox.Value is { HasOtherHold: true }),
            };

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var user = tenant.Users.GetAsync(context.Leaver.Id.Value, cancellationToken);
        var mailbox = tenant.Mailboxes.GetAsync(context.Leaver.Id.Value, cancellationToken);
        await Task.WhenAll(user, mailbox);
        return await user is not { } account
            ? new StepReading.InPlace(await FactsAsync(exists: false, cancellationToken))
            : Pause(context) ?? (StepReading?)Obstacle(account, await mailbox, context.Step) ?? await LostHoldAsync(await mailbox, context.Step, cancellationToken)
                ?? new StepReading.Open(await FactsAsync(exists: true, cancellationToken));
    }

    public Task ApplyAsync(StepContext context, CancellationToken cancellationToken) =>
        tenant.Accounts.DeleteAsync(context.Leaver.Id.Value, cancellationToken);

    /// <summary>Until its day is near it waits, then it asks, then it waits for its day.</summary>
    private StepReading? Pause(StepContext context)
    {
        var days = DaysOf(context.Step);
        if (days == 0 || (context.Date ?? context.StartedAt?.AddDays(days)) is not { } at)
        {
            return null;
        }

        var now = tenant.Clock.UtcNow;
        var when = ("deletionTime", at.ToString("O", CultureInfo.InvariantCulture));
        return context.IsReleased
            ? at > now ? new StepReading.WaitUntil(at, Phrase.Of("Steps.Reasons.DeletedThen", when)) : null
            : AskAt(context, at) is var asks && asks > now
                ? new StepReading.WaitUntil(asks, Phrase.Of("Steps.Reasons.AsksOn", when))
                : new StepReading.NeedsPerson(Phrase.Of(Question, when));
    }

    /// <summary>Of a short time, the second half is left for the answer.</summary>
    private DateTimeOffset AskAt(StepContext context, DateTimeOffset at)
    {
        var half = (at - (context.StartedAt ?? at)) / 2;
        return at - (half < deadlines.Value.AskBeforeDeletion ? half : deadlines.Value.AskBeforeDeletion);
    }

    private static StepReading.NeedsPerson? Obstacle(GraphUser account, ExchangeMailbox? mailbox, PlannedStep planned) => (account, mailbox) switch
    {
        ({ AccountEnabled: not false }, _) => new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.EnabledAgain")),
        (_, { IsForwarding: true }) => new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.CarriesMailbox")),
        (_, { IsShared: true }) when !planned.Parameters.ContainsKey(EndsMailbox) => new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.CarriesMailbox")),
        (_, { LitigationHoldEnabled: false }) when planned.Parameters.ContainsKey(IsOnHold) => new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.HoldIsGone")),
        _ => null,
    };

    /// <summary>A hold that cannot be read at the last moment fails the step: it is a person's to say that the content may go.</summary>
    private async Task<StepReading?> LostHoldAsync(ExchangeMailbox? mailbox, PlannedStep planned, CancellationToken cancellationToken) =>
        mailbox is not null && planned.Parameters.ContainsKey(IsHeldOtherwise) && MailboxHolds.IsHeld(mailbox, await tenant.Holds.OfOrganizationAsync(cancellationToken)) == false
            ? new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.OtherHoldIsGone"))
            : null;

    private static Dictionary<string, string> Parameters(AccountDeletion deletion, bool endsMailbox, bool isOnHold, bool isHeldOtherwise)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [AfterDays] = deletion.AfterDays.ToString(CultureInfo.InvariantCulture) };
        if (isOnHold)
        {
            parameters[IsOnHold] = "true";
        }

        if (endsMailbox)
        {
            parameters[EndsMailbox] = "true";
        }

        if (isHeldOtherwise)
        {
            parameters[IsHeldOtherwise] = "true";
        }

        return parameters;
    }

    private async Task<JsonObject> FactsAsync(bool exists, CancellationToken cancellationToken) => new()
    {
        ["accountExists"] = exists,
        [OneDriveDays] = await tenant.Organization.OneDriveDaysAfterDeletionAsync(cancellationToken),
    };
}
