using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What there is to know before a reinstatement is asked for: may this person ask, what is there to undo, the facts as they are now.</summary>
public sealed class ReinstatePreparation(RequesterPolicy policy, IJournal journal, SnapshotReader snapshots)
{
    public async Task<Prepared> PrepareAsync(UserId requester, RequestId undone, CancellationToken cancellationToken)
    {
        if (await journal.ReadAsync(undone, cancellationToken) is not { } request)
        {
            return Refused("Chat.Request.None");
        }

        if (AskRefusals.Of(await policy.MayAskAgainAsync(requester, request.Leaver, request, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        if (WhatWasDone.Of(request) is not { } done)
        {
            return Refused(request.IsAtRest ? "Reinstate.Nothing" : "Reinstate.Ask.AtWork");
        }

        return await snapshots.ReadAsync(request.Leaver.Id, [], cancellationToken) is { } snapshot
            ? new Prepared.Ready(snapshot, Choices.ToReinstate(done), Form: null)
            : new Prepared.Refused(Phrase.Of("Reinstate.Ask.Deleted", ("name", request.Leaver.DisplayName)), Open: null);
    }

    private static Prepared.Refused Refused(string why) => new(Phrase.Of(why), Open: null);
}
