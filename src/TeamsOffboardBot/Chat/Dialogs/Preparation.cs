using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What there is to know before anybody is asked to choose: may this person ask, the leaver's facts, the default choices.</summary>
public sealed class Preparation(RequesterPolicy policy, SnapshotReader snapshots, Profiles profiles)
{
    public async Task<Prepared> PrepareAsync(UserId requester, UserId leaver, WordList words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (AskRefusals.Of(await policy.MayAskAsync(requester, leaver, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        if (await snapshots.ReadAsync(leaver, [requester], cancellationToken) is not { } snapshot)
        {
            return new Prepared.Refused(Phrase.Of("Chat.Refused.NotFound"), null);
        }

        var choices = profiles.For(profiles.Names[0], snapshot, requester, words.Say);
        var complete = await snapshots.WithColleaguesAsync(snapshot, choices.Named(), cancellationToken);
        return new Prepared.Ready(complete, choices, ChoicesForm.From(choices, id => Address(complete, id)));
    }

    private static string Address(Snapshot snapshot, UserId person) =>
        snapshot.Colleagues.Select(c => c.Person).Append(snapshot.Manager).FirstOrDefault(p => p?.Id == person)?.UserPrincipalName ?? person.Value;
}
