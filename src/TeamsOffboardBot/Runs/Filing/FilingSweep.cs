using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Options;
using TeamsOffboardBot.Audit;
using TeamsOffboardBot.Runs.State;

namespace TeamsOffboardBot.Runs.Filing;

/// <summary>
/// Writes the evidence of requests that have ended into <c>Evidence:Folder</c>, and again when something happened to them since: a
/// date that came, a reminder. A folder that cannot be reached holds nobody up; what is missing there is written at a later sweep.
/// </summary>
public sealed class FilingSweep(
    IFiledEvidence filed, EvidenceFiles files, TimeProvider time, IOptions<EvidenceOptions> evidence, IOptions<RunsOptions> runs, ILogger<FilingSweep> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (evidence.Value.Folder is not { Length: > 0 } folder)
        {
            return;
        }

        using var timer = new PeriodicTimer(runs.Value.SweepEvery, time);
        try
        {
            do
            {
                await SweepAsync(folder, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.SweepEnded();
        }
    }

    private async Task SweepAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var request in await filed.UnfiledAsync(cancellationToken))
            {
                await FileAsync(folder, request, cancellationToken);
            }
        }
        catch (Exception fault) when (fault is DbException or IOException or UnauthorizedAccessException)
        {
            logger.EvidenceNotFiled(fault.GetType().Name, fault.Message);
        }
    }

    /// <summary>What was filed before the personal data was erased is the company's, to keep or to delete.</summary>
    private async Task FileAsync(string folder, UnfiledRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if (await files.MakeAsync(request.Request, CultureInfo.GetCultureInfo(evidence.Value.Language), cancellationToken) is MadeEvidence.Files { ErasedAt: null } made)
            {
                foreach (var file in made.All)
                {
                    await WriteAsync(Path.Combine(folder, file.Name), file.Content, cancellationToken);
                }
            }

            await filed.NoteAsync(request, cancellationToken);
            logger.EvidenceFiled(request.Request.Value);
        }
        catch (JournalUnreadableException unreadable)
        {
            logger.EvidenceNotFiled(nameof(JournalUnreadableException), unreadable.Message);
        }
    }

    /// <summary>Whoever reads the folder at this moment finds the whole file of before or the whole one of now.</summary>
    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await File.WriteAllBytesAsync(unfinished, content, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
