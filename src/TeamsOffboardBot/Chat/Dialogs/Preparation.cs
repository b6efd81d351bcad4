using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What there is to know before anybody is asked to choose: may this person ask, the leaver's facts, the default choices.</summary>
public sealed class Preparation(RequesterPolicy policy, SnapshotReader snapshots, ProfileForms profiles, OtherPreparations others)
{
    public Task<Prepared> PrepareAsync(OffboardDraft draft, WordList words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(words);
        return draft.Kind switch
        {
            RequestKind.Reinstatement => others.Reinstatement.PrepareAsync(draft.Owner, draft.Undoes!.Value, cancellationToken),
            RequestKind.Restoration => others.Restoration.PrepareAsync(draft.Owner, draft.Leaver!.Value, cancellationToken),
            RequestKind.Ending => others.Ending.PrepareAsync(draft.Owner, draft.Leaver!.Value, cancellationToken),
            _ => PrepareAsync(draft.Owner, draft.Leaver!.Value, profiles.Default, words, cancellationToken),
        };
    }

    public async Task<Prepared> PrepareAsync(UserId requester, UserId leaver, string profile, WordList words, CancellationToken cancellationToken)
    {
        if (AskRefusals.Of(await policy.MayAskAsync(requester, leaver, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        if (await snapshots.ReadAsync(leaver, [requester], cancellationToken) is not { } snapshot)
        {
            return new Prepared.Refused(Phrase.Of("Chat.Refused.NotFound"), null);
        }

        return await profiles.FillAsync(profile, snapshot, requester, words, cancellationToken);
    }
}
