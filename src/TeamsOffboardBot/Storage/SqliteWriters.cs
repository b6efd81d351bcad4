using System.Data.Common;

namespace TeamsOffboardBot.Storage;

/// <summary>
/// One writes at a time. Those who come meanwhile write together next: each in a part of one transaction that can be undone by itself, and all wait for the
/// disk once instead of one after the other. Nobody hears that something is written before it is on the disk; when the commit fails, nothing of it is there.
/// </summary>
/// <param name="transact">Does something in one transaction: whether its commit waits for the disk, and whether it is one statement and needs none around it.</param>
internal sealed class SqliteWriters(Func<Func<DbConnection, DbTransaction?, Task>, bool, bool, Task> transact)
{
    private const int MostTogether = 32;
    private const string Part = "part";

    private readonly Lock _gate = new();
    private readonly Queue<Writer> _waiting = new();
    private bool _isWriting;

    public async Task<T> WriteAsync<T>(Writer<T> writer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsFirst(writer))
        {
            await WriteAsync([writer]);
            HandOn();
            return await writer.Written;
        }

        await using var withdrawal = cancellationToken.UnsafeRegister((state, token) => ((Writer)state!).Withdraw(token), writer);
        return await writer.Written;
    }

    private bool IsFirst(Writer writer)
    {
        lock (_gate)
        {
            if (_isWriting)
            {
                _waiting.Enqueue(writer);
                return false;
            }

            return _isWriting = true;
        }
    }

    private void HandOn()
    {
        if (Next() is { Count: > 0 } next)
        {
            _ = Task.Run(() => WriteOnAsync(next));
        }
    }

    private async Task WriteOnAsync(List<Writer> together)
    {
        for (; together.Count > 0; together = Next())
        {
            await WriteAsync(together);
        }
    }

    /// <summary>Empty when nobody waits; the next who comes is the first then.</summary>
    private List<Writer> Next()
    {
        List<Writer> next = [];
        lock (_gate)
        {
            while (next.Count < MostTogether && _waiting.TryDequeue(out var writer))
            {
                if (writer.Begin())
                {
                    next.Add(writer);
                }
            }

            _isWriting = next.Count > 0;
        }

        return next;
    }

    private async Task WriteAsync(IReadOnlyList<Writer> together)
    {
        var writing = together is [var only]
            ? transact(only.WriteAsync, only.WaitsForDisk, only.IsOneStatement)
            : transact((connection, transaction) => InPartsAsync(together, connection, transaction!), together.Any(writer => writer.WaitsForDisk), false);
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var writer in together)
        {
            writer.End(writing);
        }
    }

    private static async Task InPartsAsync(IEnumerable<Writer> writers, DbConnection connection, DbTransaction transaction)
    {
        foreach (var writer in writers)
        {
            await transaction.SaveAsync(Part);
            try
            {
                await writer.WriteAsync(connection, transaction);
            }
            catch (Exception fault) when (!SqliteDatabase.IsUndone(transaction))
            {
                await transaction.RollbackAsync(Part);
                writer.Fail(fault);
            }

            await transaction.ReleaseAsync(Part);
        }
    }

    internal abstract class Writer(bool waitsForDisk, bool isOneStatement)
    {
        private int _hasBegun;

        public bool WaitsForDisk { get; } = waitsForDisk;

        public bool IsOneStatement { get; } = isOneStatement;

        /// <summary>False when it was withdrawn.</summary>
        public bool Begin() => Interlocked.Exchange(ref _hasBegun, 1) == 0;

        /// <summary>What has begun is written to its end.</summary>
        public void Withdraw(CancellationToken cancellationToken)
        {
            if (Begin())
            {
                Cancel(cancellationToken);
            }
        }

        public abstract Task WriteAsync(DbConnection connection, DbTransaction? transaction);

        public abstract void Fail(Exception fault);

        /// <summary>What it wrote is there, or nothing of it is; unless it failed by itself.</summary>
        public abstract void End(Task written);

        protected abstract void Cancel(CancellationToken cancellationToken);
    }

    /// <param name="write">Does nothing but write: whoever comes next waits for it.</param>
    internal sealed class Writer<T>(bool waitsForDisk, bool isOneStatement, Func<DbConnection, DbTransaction?, Task<T>> write) : Writer(waitsForDisk, isOneStatement)
    {
        private readonly TaskCompletionSource<T> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Written => _written.Task;

        public override async Task WriteAsync(DbConnection connection, DbTransaction? transaction) => _result = await write(connection, transaction);

        public override void Fail(Exception fault) => _written.TrySetException(fault);

        public override void End(Task written)
        {
            if (written.IsCompletedSuccessfully)
            {
                _written.TrySetResult(_result!);
            }
            else
            {
                _written.TrySetException(written.Exception?.InnerException ?? new TaskCanceledException(written));
            }
        }

        protected override void Cancel(CancellationToken cancellationToken) => _written.TrySetCanceled(cancellationToken);
    }
}
