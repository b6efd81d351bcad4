namespace Demo;

/// <summary>The demo cannot start or go on; the message is the one line a person reads.</summary>
public sealed class CannotStartException(string message) : Exception(message);
