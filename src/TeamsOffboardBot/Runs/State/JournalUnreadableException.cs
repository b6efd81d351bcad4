namespace TeamsOffboardBot.Runs.State;

/// <summary>A journal that this version of the program cannot fold. The message is one line that names the event.</summary>
public sealed class JournalUnreadableException(string message, Exception? cause = null) : Exception(message, cause);
