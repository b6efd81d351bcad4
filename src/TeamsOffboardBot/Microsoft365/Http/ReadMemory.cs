using System.Collections.Concurrent;

namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>
/// What was read in its scope, until something is written there: whoever looks, and then acts on what was seen, asks once. Ambient like
/// <see cref="CallLog"/>, because looking and acting are apart in the code and one thing in the tenant. Only answers that succeeded
/// are kept. Without a scope every read is sent.
/// </summary>
public sealed class ReadMemory : IDisposable
{
    private static readonly AsyncLocal<ReadMemory?> Current = new();

    private readonly IReadOnlyDictionary<Read, WireAnswer>? _known;
    private readonly ConcurrentDictionary<Read, WireAnswer> _answers = new();
    private readonly ReadMemory? _outer;
    private volatile bool _isOver;

    private ReadMemory(IReadOnlyDictionary<Read, WireAnswer>? known, ReadMemory? outer) => (_known, _outer) = (known, outer);

    /// <param name="known">What somebody else has read and may still be taken as read.</param>
    public static ReadMemory Begin(IReadOnlyDictionary<Read, WireAnswer>? known = null)
    {
        var memory = new ReadMemory(known, Current.Value);
        Current.Value = memory;
        return memory;
    }

    public void Dispose() => Current.Value = _outer;

    /// <summary>What was read in this scope itself.</summary>
    public IReadOnlyDictionary<Read, WireAnswer> Answers => _answers.ToDictionary();

    internal static WireAnswer? Recall(Read read) =>
        Current.Value is { _isOver: false } memory ? memory._answers.GetValueOrDefault(read) ?? memory._known?.GetValueOrDefault(read) : null;

    internal static void Keep(Read read, WireAnswer answer)
    {
        if (answer.IsSuccess && Current.Value is { _isOver: false } memory)
        {
            memory._answers[read] = answer;
        }
    }

    /// <summary>Something is about to be written: from here on nothing in the scope is taken from memory.</summary>
    internal static void End()
    {
        if (Current.Value is { } memory)
        {
            memory._isOver = true;
        }
    }
}
