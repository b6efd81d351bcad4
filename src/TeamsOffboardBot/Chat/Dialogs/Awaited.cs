namespace TeamsOffboardBot.Chat.Dialogs;

/// <summary>Left in a turn that ended before its reading did.</summary>
public sealed record Awaited(Task Reading);
