using System.Globalization;
using System.Text;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Runs.Filing;

/// <summary>
/// Makes a request's evidence anew from its journal, each time somebody wants it: for the chat, for the folder and for the
/// command. The chain is checked first, against its end and, with a key, against its signature.
/// </summary>
public sealed class EvidenceFiles(IKeptJournals journals, HeadSigner signer, ExportingTenant tenant, TimeProvider time) : IDisposable
{
    private readonly HeadKeys? _keys = signer.Keys();

    /// <exception cref="Runs.State.JournalUnreadableException">A newer version wrote it.</exception>
    public async Task<MadeEvidence> MakeAsync(RequestId request, CultureInfo language, CancellationToken cancellationToken)
    {
        if (await journals.FindAsync(request, cancellationToken) is not { } journal)
        {
            return new MadeEvidence.NoSuchRequest();
        }

        var flaw = ChainCheck.FirstFlaw(request, journal.Entries, journal.Head) ?? new ChainAnchors(_keys, Seal: null).FirstFlaw(request, journal.Entries, journal.Signature);
        var papers = journal.IsErased
            ? EvidencePapers.WriteErased(journal, flaw, language, time.GetUtcNow(), tenant.Id)
            : EvidencePapers.Write(journal, flaw, language, time.GetUtcNow(), tenant.Id);
        EvidenceFile[] files =
        [
            File("html", EvidenceFormat.Page, papers.Page),
            File("json", EvidenceFormat.Json, papers.Json),
        ];
        return new MadeEvidence.Files(papers.Leaver.Id, papers.Leaver.Name, files, flaw) { ErasedAt = journal.ErasedAt };

        EvidenceFile File(string kind, EvidenceFormat format, string text) => new($"evidence-{request}.{kind}", format, Encoding.UTF8.GetBytes(text));
    }

    public void Dispose() => _keys?.Dispose();
}
