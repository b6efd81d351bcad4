namespace TeamsOffboardBot.Chat.Lists;

/// <summary>When a worker looks for what others left, by which clock.</summary>
public sealed record WorkTimes(TimeProvider Time, TimeSpan SweepEvery);
