using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>What there is to know before a deleted account is restored: may this person ask, what it was, and what the journal knows of its offboarding.</summary>
public sealed class RestorePreparation(RequesterPolicy policy, Offboardings offboardings, DeletedAccountReader accounts, RestoreReader reader)
{
    public async Task<Prepared> PrepareAsync(UserId requester, UserId leaver, CancellationToken cancellationToken)
    {
        var reading = accounts.ReadAsync(leaver, cancellationToken);
        var offboarding = await offboardings.LastOfAsync(leaver, cancellationToken);
        if (await reading is not { } snapshot)
        {
            return new Prepared.Refused(Phrase.Of("Restore.Ask.NotDeleted"), Open: null)
            {
                Name = offboarding?.Leaver.DisplayName ?? await accounts.PresentNameAsync(leaver, cancellationToken),
            };
        }

        if (AskRefusals.Of(await policy.MayAskAgainAsync(requester, snapshot.Account.Person, offboarding, cancellationToken)) is { } refusal)
        {
            return refusal is Prepared.Refused refused ? refused with { Name = snapshot.Account.Person.DisplayName } : refusal;
        }

        var form = await reader.BlankAsync(snapshot, cancellationToken);
        var how = new Restoration { Offboarding = offboarding is null ? null : WhatWasDone.Of(offboarding) };
        return new Prepared.Ready(snapshot, Choices.ToRestore(how), Form: null) { Restoring = form };
    }
}
