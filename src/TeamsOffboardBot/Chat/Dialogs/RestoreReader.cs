using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Makes choices out of the form of a restoration, or says what is wrong with it.</summary>
public sealed class RestoreReader(UserNames names)
{
    /// <summary>With names that are free, where somebody has the one of the account.</summary>
    public async Task<RestoreForm> BlankAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var free = await FreeAsync(snapshot, cancellationToken);
        return new RestoreForm { NewName = free, OtherName = free };
    }

    /// <summary>As it was filled in before, with a free name for the way that was not chosen.</summary>
    public async Task<RestoreForm> FilledAsync(Snapshot snapshot, Choices choices, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(choices);
        return RestoreForm.From(choices.Restores!, await FreeAsync(snapshot, cancellationToken));
    }

    /// <returns>The choices, and what is wrong by field: the choices hold only what is right.</returns>
    public async Task<(Choices Choices, IReadOnlyDictionary<string, Phrase> Problems)> ReadAsync(
        RestoreForm form, Snapshot snapshot, Choices before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(before);
        var how = before.Restores! with { AllowsSignIn = form.AllowsSignIn, GivesLicences = form.GivesLicences, NewUserPrincipalName = null, Renames = null };
        var problems = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        if (snapshot.Deleted?.NameHolder is { } holder)
        {
            var isNew = form.NameChoice == RestoreForm.NewNameChosen;
            var name = isNew ? form.NewName : form.OtherName;
            if (await names.ProblemOfAsync(name, cancellationToken) is { } problem)
            {
                problems[isNew ? Fields.NewName : Fields.OtherName] = problem;
            }
            else
            {
                how = isNew ? how with { NewUserPrincipalName = name } : how with { Renames = new NewName(holder.Id, holder.DisplayName, name) };
            }
        }

        return (Choices.ToRestore(how), problems);
    }

    /// <summary>Empty where nobody has the name of the account.</summary>
    private async Task<string> FreeAsync(Snapshot snapshot, CancellationToken cancellationToken) => snapshot.Deleted?.NameHolder is null
        ? string.Empty
        : await names.FreeLikeAsync(snapshot.Account.Person.UserPrincipalName, cancellationToken);
}
