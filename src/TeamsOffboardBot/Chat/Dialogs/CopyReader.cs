using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Where the files are to be copied to, as the form says: a library is looked up at once, so that the plan names what is there.</summary>
public sealed class CopyReader(DocumentLibraries libraries)
{
    /// <summary>Null when they are not copied, or the address is wrong, which then is a problem.</summary>
    public async Task<OneDriveCopy?> ReadAsync(ChoicesForm form, Snapshot snapshot, IDictionary<string, Phrase> problems, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(problems);
        if (!ChoicesOffer.OneDrive(snapshot) || form.CopyFiles == ChoicesForm.DoNotCopy)
        {
            return null;
        }

        if (form.CopyFiles == ChoicesForm.CopyToOwner)
        {
            return new OneDriveCopy(Into: null);
        }

        if (form.CopyFiles != ChoicesForm.CopyToLibrary)
        {
            problems[Fields.CopyFiles] = Phrase.Of("Cards.Field.copyFiles.Missing");
            return null;
        }

        if (await FolderAsync(form.CopyTo, cancellationToken) is not { } folder || IsOf(snapshot, folder))
        {
            problems[Fields.CopyTo] = Phrase.Of("Cards.Field.copyFilesTo.Wrong");
            return null;
        }

        return new OneDriveCopy(folder);
    }

    private async Task<DocumentFolder?> FolderAsync(string entered, CancellationToken cancellationToken) =>
        Uri.TryCreate(entered, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
            ? await libraries.AtAsync(address, cancellationToken)
            : null;

    /// <summary>What leaves with the person is no place for copies.</summary>
    private static bool IsOf(Snapshot snapshot, DocumentFolder folder) =>
        snapshot.OneDrive.Exists(out var drive) && folder.Address.StartsWith(drive.SiteUrl.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);
}
