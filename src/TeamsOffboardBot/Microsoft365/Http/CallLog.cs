using System.Collections.Concurrent;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// Collects the receipts of every call made in its scope: <c>using var calls = CallLog.Begin();</c> then <c>calls.Receipts</c>.
/// Ambient, because evidence is wanted of every call of a step and would otherwise be a parameter of each method on the way.
/// Scopes nest; each call is noted in the innermost one only.
/// </summary>
public sealed class CallLog : IDisposable
{
    private static readonly AsyncLocal<CallLog?> Current = new();

    private readonly ConcurrentQueue<CallReceipt> _receipts = new();
    private readonly CallLog? _outer;

    private CallLog(CallLog? outer) => _outer = outer;

    public IReadOnlyList<CallReceipt> Receipts => [.. _receipts];

    public static CallLog Begin()
    {
        var log = new CallLog(Current.Value);
        Current.Value = log;
        return log;
    }

    public void Dispose() => Current.Value = _outer;

    internal static void Note(CallReceipt receipt) => Current.Value?._receipts.Enqueue(receipt);
}
