using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Steps.People;

/// <summary>
/// Whoever has the leaver's mailbox, files, groups or people from now on is told so, with links and with the days on which they end: in chat, or
/// by mail where the bot has no chat with them. Only of what was proven. After everything that hands something over.
/// https://learn.microsoft.com/graph/api/user-sendmail
/// </summary>
public sealed class TellNewOwners(Tenant tenant, ITellPeople people, IOptions<HandoverOptions> options, IReadOnlyList<IOffboardingStep> givers) : IOffboardingStep
{
    public StepId Id => StepIds.TellNewOwners;

    public IReadOnlyList<StepId> After { get; } = [.. givers.Select(g => g.Id), StepIds.ConvertToSharedMailbox, StepIds.RemoveLicences, StepIds.LeaveLicensingGroups];

    public IReadOnlyList<StepId> Needs => [];

    public Repetition Repetition => Repetition.TellsAgain;

    /// <summary>Each target is a person; the parameter of that name lists what they get, by the steps that give it.</summary>
    public PlannedStep? Plan(Snapshot snapshot, Choices choices)
    {
        var given = givers.Select(g => g.Plan(snapshot, choices)).OfType<PlannedStep>()
            .SelectMany(step => Receivers(step, choices).Select(to => (To: to, Step: step.Id)))
            .Where(g => g.To != snapshot.Account.Person.Id)
            .GroupBy(g => g.To).ToList();
        return given.Count == 0
            ? null
            : new()
            {
                Id = Id,
                Targets = [.. given.Select(g => snapshot.Target(g.Key)).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Id, StringComparer.Ordinal)],
                Parameters = given.ToDictionary(g => g.Key.Value, g => string.Join(',', g.Select(s => s.Step)), StringComparer.Ordinal),
            };
    }

    public async Task<StepReading> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var told = new JsonObject();
        List<string> left = [];
        List<string> unreachable = [];
        foreach (var target in context.Step.Targets.Where(t => Proven(context, t).Any()))
        {
            var person = new UserId(target.Id);
            if (await people.ToldAsync(context.Request, person, cancellationToken) is { } how)
            {
                told[target.Name] = how.ToString();
            }
            else
            {
                (options.Value.MailFrom is not null || await people.CanReachAsync(person, cancellationToken) ? left : unreachable).Add(target.Name);
            }
        }

        return (told.Count, left.Count, unreachable.Count) switch
        {
            (0, 0, 0) => new StepReading.NotApplicable(Phrase.Of("Steps.Reasons.NothingHandedOver")),
            (_, 0, > 0) => new StepReading.NeedsPerson(Phrase.Of("Steps.Reasons.NotReachable", ("people", string.Join(", ", unreachable)))),
            _ => StepFacts.Reading(left.Count == 0, new JsonObject { ["told"] = told, ["notTold"] = StepFacts.List(left.Concat(unreachable)) }),
        };
    }

    public async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        List<(UserId Person, StepTarget Target)> left = [];
        foreach (var target in context.Step.Targets.Where(t => Proven(context, t).Any()))
        {
            var person = new UserId(target.Id);
            if (await people.ToldAsync(context.Request, person, cancellationToken) is null)
            {
                left.Add((person, target));
            }
        }

        // All at once: their mails travel together.
        await Task.WhenAll(left.Select(l => TellAsync(context, l.Person, Handovers.Make(context, l.Person, Proven(context, l.Target)), cancellationToken)));
    }

    private async Task TellAsync(StepContext context, UserId person, Handover handover, CancellationToken cancellationToken)
    {
        if (await people.CanReachAsync(person, cancellationToken))
        {
            await people.TellAsync(context.Request, handover, cancellationToken);
        }
        else if (options.Value.MailFrom is { } from)
        {
            var letter = people.Letter(handover);
            await tenant.Mail.SendAsync(from, await AddressAsync(context, person, cancellationToken), letter.Subject, letter.Body, cancellationToken);
            await people.NoteMailAsync(context.Request, person, cancellationToken);
        }
    }

    private async Task<string> AddressAsync(StepContext context, UserId person, CancellationToken cancellationToken)
    {
        var known = context.Snapshot.Colleague(person)?.Person;
        return known?.Mail ?? known?.UserPrincipalName
            ?? (await tenant.Users.GetAsync(person.Value, cancellationToken))?.UserPrincipalName
            ?? person.Value;
    }

    private static IEnumerable<UserId> Receivers(PlannedStep step, Choices choices) => step.Id switch
    {
        var id when id == StepIds.HandOverGroups || id == StepIds.HandOverChannels => Somebody(choices.GroupOwner),
        var id when id == StepIds.MoveDirectReports => Somebody(choices.NewManager),
        var id when id == StepIds.GiveAliases => Somebody(choices.AliasesTo),
        _ when step.Parameters.ContainsKey(Files.CopyOneDrive.Drive) => [],
        _ => step.Targets.Select(t => new UserId(t.Id)),
    };

    private static IEnumerable<UserId> Somebody(UserId? person) => person is { } id ? [id] : [];

    private static IEnumerable<StepId> Proven(StepContext context, StepTarget target) =>
        context.Step.Parameters[target.Id].Split(',').Select(id => new StepId(id)).Where(context.Proven.Contains);
}
