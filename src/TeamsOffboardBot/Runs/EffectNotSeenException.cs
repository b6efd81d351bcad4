namespace TeamsOffboardBot.Runs;

/// <summary>A service took an order and its effect did not show, however often it was read back.</summary>
internal sealed class EffectNotSeenException : Exception;
