using Microsoft.Bot.Builder;
using TeamsOffboardBot.Approval;
using TeamsOffboardBot.Cards;
using TeamsOffboardBot.Microsoft365;
using TeamsOffboardBot.Planning;
using TeamsOffboardBot.Runs;
using TeamsOffboardBot.Runs.Filing;

namespace TeamsOffboardBot.Chat.Files;

/// <summary>
/// Answers "evidence": a list to pick from, or the files of one request, each offered as Teams offers files. For approvers and auditors,
/// and never about themselves.
/// </summary>
public sealed class EvidenceDesk(IJournal journal, AuditorPolicy policy, EvidenceFiles files, Microsoft365Addresses addresses, ILogger<EvidenceDesk> logger)
{
    private const int Latest = 1000;

    public async Task ShowAsync(ITurnContext turn, Speaker speaker, string name, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        ArgumentNullException.ThrowIfNull(reply);
        if (!await policy.MayReadEvidenceAsync(speaker.Id, cancellationToken))
        {
            reply.Say(turn.Words().Say("Evidence.Chat.NoRight"));
            return;
        }

        var found = await FindAsync(speaker, name, cancellationToken);
        var number = RequestId.From(name.ToUpperInvariant());
        if (found.Count == 0 && await MakeAsync(turn, speaker, number, cancellationToken) is not null)
        {
            // No list names a request whose personal data was erased; its number stands on every printed page.
            await OfferAsync(turn, speaker, number, reply, cancellationToken);
        }
        else if (found.Count == 0)
        {
            var sought = CardText.Plain(name, 80);
            reply.Say(sought.Length == 0 ? turn.Words().Say("Evidence.Chat.NoneAtAll") : turn.Words().Say("Evidence.Chat.None", ("sought", sought)));
        }
        else if (name.Length > 0 && found.Count == 1)
        {
            await OfferAsync(turn, speaker, found[0].Id, reply, cancellationToken);
        }
        else
        {
            var lines = found.Take(EvidenceCard.MostLines).Select(r => new StatusLine(r.Id, r.LeaverName, r.Stage, r.UpdatedAt, Kind: r.Kind)).ToList();
            reply.Show(EvidenceCard.Render(lines, found.Count - lines.Count, turn.Words()));
        }
    }

    /// <summary>Asks whether the files of one request may be put into the reader's OneDrive.</summary>
    public async Task OfferAsync(ITurnContext turn, Speaker speaker, RequestId request, TurnReply reply, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(reply);
        var words = turn.Words();
        if (await MakeAsync(turn, speaker, request, cancellationToken) is not { } made)
        {
            reply.Say(words.Say("Chat.Request.None"));
            return;
        }

        if (!addresses.HasFilesInChat)
        {
            reply.Say(words.Say("Evidence.Chat.NoFilesHere", ("request", request.Value)));
            return;
        }

        try
        {
            foreach (var file in made.All)
            {
                var purpose = words.Say($"Evidence.Chat.Offer.{file.Format}", ("leaver", made.LeaverName));
                await turn.SendActivityAsync(
                    FileMessages.Offer(file.Name, purpose, file.Content.Length, (Fields.Request, request.Value), (Fields.File, file.Format.ToString())), cancellationToken);
            }

            reply.Say(words.Say("Evidence.Chat.Offered", ("leaver", made.LeaverName)));
        }
        catch (Exception refused) when (ConnectorFault.Is(refused))
        {
            logger.NotDelivered(ConnectorFault.Cause(refused));
            reply.Say(words.Say("Evidence.Chat.NoFilesHere", ("request", request.Value)));
        }
    }

    /// <summary>Null: there is none, or this person may not have it. Looked up now, whatever was offered before.</summary>
    public async Task<MadeEvidence.Files?> MakeAsync(ITurnContext turn, Speaker speaker, RequestId request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        return request.Value.Length > 0
            && await policy.MayReadEvidenceAsync(speaker.Id, cancellationToken)
            && await files.MakeAsync(request, turn.Words().Culture, cancellationToken) is MadeEvidence.Files made
            && !made.Leaver.IsSameAs(speaker.Id)
            ? made
            : null;
    }

    private async Task<IReadOnlyList<RequestRow>> FindAsync(Speaker speaker, string name, CancellationToken cancellationToken) =>
    [
        .. (await journal.RecentAsync(requester: null, Latest, cancellationToken)).Where(r =>
            !r.LeaverId.IsSameAs(speaker.Id)
            && (r.LeaverName.Contains(name, StringComparison.OrdinalIgnoreCase) || string.Equals(r.Id.Value, name, StringComparison.OrdinalIgnoreCase))),
    ];
}
