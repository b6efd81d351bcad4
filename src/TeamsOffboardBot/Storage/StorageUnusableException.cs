namespace TeamsOffboardBot.Storage;

/// <summary>The database cannot be worked with. The message is one line for the operator.</summary>
public sealed class StorageUnusableException(string message, Exception? cause = null) : Exception(message, cause);
