using System.Globalization;
using System.Text.Json.Nodes;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Microsoft365.Graph;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.Files;

/// <summary>
/// All files of the leaver lie once more with somebody who stays, in a folder that has the name of the request and so is never another's. The
/// service copies; this step orders, waits and compares. Before licences go, because an unlicensed OneDrive is archived with all that is in it
/// (rule R9). https://learn.microsoft.com/graph/api/driveitem-copy
/// </summary>
public sealed class CopyOneDrive(Tenant tenant) : IOffboardingStep
{
    internal const string Drive = "drive";

    /// <summary>Ordered at once; the rest when these have ended.</summary>
    private const int MostOrders = 200;

    private const int NamesKept = 100;
    private const int NamesSaid = 20;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly CopyOrders _orders = new(tenant.Copies);

    public StepId Id => StepIds.CopyOneDrive;

    public IReadOnlyList<StepId> After => [];

    public IReadOnlyList<StepId> Needs => [];

    public PlannedStep? Plan(Snapshot snapshot, Choices choices) => choices switch
    {
        _ when !snapshot.MayHaveOneDrive() => null,
        { OneDriveCopy: { Into: { } folder } } => new()
        {
            Id = Id,
            Targets = [new StepTarget(folder.ItemId, folder.Address)],
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Drive] = folder.DriveId },
        },
        { OneDriveCopy: not null, OneDriveOwner: { } owner } when owner != snapshot.Account.Person.Id => new() { Id = Id, Targets = [snapshot.Target(owner)] },
        _ => null,
    };

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken) is not { } from)
        {
            return Reasons.NoOneDrive;
        }

        if (await PlaceAsync(context, cancellationToken) is not { } place)
        {
            return new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.NoOneDriveToCopyTo", ("owner", context.Step.Targets[0].Name)));
        }

        if (await _orders.ProgressAsync(context.Request, cancellationToken) is { } progress)
        {
            var now = tenant.Clock.UtcNow;
            return new StepReading.WaitUntil(NextLook(now, context.StartedAt ?? now), Phrase.Of("Steps.Reasons.Copying", ("doneBytes", Number(progress.Done)), ("totalBytes", Number(progress.Total))));
        }

        var state = await WalkAsync(context, from, place, cancellationToken);
        if (state.Missing.Count == 0)
        {
            _orders.Forget(context.Request);
            return new StepReading.InPlace(Facts(state));
        }

        return Hindrance(context, state, place) is { } hindrance ? hindrance : new StepReading.Open(Facts(state));
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (await tenant.Drives.OfUserAsync(context.Leaver.Id.Value, cancellationToken) is not { } from
            || await PlaceAsync(context, cancellationToken) is not { } place
            || await _orders.ProgressAsync(context.Request, cancellationToken) is not null)
        {
            return;
        }

        var state = await WalkAsync(context, from, place, cancellationToken);
        if (state.Missing.Count == 0)
        {
            return;
        }

        var folder = state.Folder ?? await tenant.Copies.FolderAsync(place.Drive, place.Folder, NameOf(context), cancellationToken);
        var left = state.Missing.Where(m => !_orders.IsTriedEnough(context.Request, m.Entry)).Take(MostOrders);
        await Task.WhenAll(left.Select(m => OrderAsync(context, new Way(from.Id, place.Drive), m.Entry, m.Into ?? folder.Id, cancellationToken)));
    }

    /// <summary>What only a person can change; the orders are forgotten, so that another try orders anew.</summary>
    private StepReading.NeedsPerson? Hindrance(StepContext context, CopyState state, Place place)
    {
        var bytes = state.Missing.Sum(m => m.Entry.Size ?? 0);
        if (place.FreeBytes < bytes)
        {
            return new(Phrase.Of("Steps.Reasons.NoRoomToCopy", ("owner", context.Step.Targets[0].Name), ("neededBytes", Number(bytes)), ("freeBytes", Number(place.FreeBytes.Value))));
        }

        if (!state.Missing.All(m => _orders.IsTriedEnough(context.Request, m.Entry)))
        {
            return null;
        }

        _orders.Forget(context.Request);
        return new(Phrase.Of(
            "Steps.Reasons.NotCopied",
            ("count", Number(state.Missing.Count)),
            ("files", string.Join(", ", state.Missing.Take(NamesSaid).Select(m => m.Path)) + (state.Missing.Count > NamesSaid ? ", …" : "")),
            ("folder", NameOf(context))));
    }

    /// <summary>A folder that the service would not copy as a whole (it takes 30 000 items at once) is copied piece by piece.</summary>
    private async Task OrderAsync(StepContext context, Way way, DriveEntry entry, string into, CancellationToken cancellationToken)
    {
        if (!entry.IsFolder || _orders.Tries(context.Request, entry) == 0)
        {
            _orders.Note(context.Request, entry, await OrderAsync(way, entry, into, cancellationToken));
            return;
        }

        _orders.Note(context.Request, entry, monitor: null);
        var folder = await tenant.Copies.FolderAsync(way.To, into, entry.Name, cancellationToken);
        var pieces = await tenant.Copies.ChildrenAsync(way.From, entry.Id, cancellationToken);
        await Task.WhenAll(pieces.Where(p => _orders.Tries(context.Request, p) == 0).Select(p => OrderAsync(context, way, p, folder.Id, cancellationToken)));
    }

    /// <summary>What the service refuses for this one file is found missing afterwards, and said.</summary>
    private async Task<Uri?> OrderAsync(Way way, DriveEntry entry, string into, CancellationToken cancellationToken)
    {
        try
        {
            return await tenant.Copies.OrderAsync(way.From, entry.Id, way.To, into, cancellationToken);
        }
        catch (Microsoft365Fault fault) when (fault.Status is 400 or 404 or 409 or 413 or 423)
        {
            return null;
        }
    }

    private async Task<CopyState> WalkAsync(StepContext context, UserDrive from, Place place, CancellationToken cancellationToken)
    {
        var there = await tenant.Copies.ChildrenAsync(place.Drive, place.Folder, cancellationToken);
        var folder = there.FirstOrDefault(e => e.IsFolder && string.Equals(e.Name, NameOf(context), StringComparison.OrdinalIgnoreCase));
        return await new CopyWalk(tenant.Copies, from.Id, place.Drive).WalkAsync(folder, cancellationToken);
    }

    /// <summary>Null when the new owner has no OneDrive: an application cannot make one.</summary>
    private async Task<Place?> PlaceAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.Step.Parameters.GetValueOrDefault(Drive) is { } library)
        {
            return new Place(library, context.Step.Targets[0].Id, FreeBytes: null);
        }

        var drive = await tenant.Drives.OfUserAsync(context.Step.Targets[0].Id, cancellationToken);
        return drive is null ? null : new Place(drive.Id, GraphCopies.Root, drive.Quota?.Remaining);
    }

    /// <summary>The same in every language. https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa says which letters names do without.</summary>
    internal static string NameOf(StepContext context)
    {
        var name = new string([.. context.Leaver.DisplayName.Where(c => !char.IsControl(c) && !"\"*:<>?/\\|#%~".Contains(c, StringComparison.Ordinal))]).Trim(' ', '.');
        return $"OneDrive {(name.Length > 100 ? name[..100] : name)} ({context.Request})";
    }

    private static JsonObject Facts(CopyState state) => new()
    {
        ["folder"] = state.Folder?.WebUrl?.AbsoluteUri,
        ["copiedFiles"] = state.Files,
        ["copiedBytes"] = state.Bytes,
        ["missing"] = StepFacts.List(state.Missing.Take(NamesKept).Select(m => m.Path)),
        ["missingCount"] = state.Missing.Count,
    };

    /// <summary>Small drives take seconds, large ones hours: looked at ever more seldom.</summary>
    private static DateTimeOffset NextLook(DateTimeOffset now, DateTimeOffset since)
    {
        var pause = (now - since) / 4;
        return now + (pause < ShortestPause ? ShortestPause : pause > LongestPause ? LongestPause : pause);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Place(string Drive, string Folder, long? FreeBytes);

    private sealed record Way(string From, string To);
}
