namespace TeamsOffboardBot.Runs.State;

/// <summary>What waits for people in a run: manual tasks, failures, questions.</summary>
/// <param name="Since">When the oldest of them began to wait.</param>
public sealed record OpenTasks(int Count, DateTimeOffset Since);
