namespace Benchmarks;

/// <summary>The benchmarks cannot start or go on; the message is the one line a person reads.</summary>
public sealed class BenchmarksException(string message) : Exception(message);
