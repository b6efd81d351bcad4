namespace TeamsOffboardBot.Runs;

/// <summary>Another process has claimed the run: this one writes nothing more.</summary>
public sealed class RunLostException(string message) : Exception(message);
