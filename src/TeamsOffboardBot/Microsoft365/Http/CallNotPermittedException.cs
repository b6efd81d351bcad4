namespace TeamsOffboardBot.Microsoft365.Http;

/// <summary>The call was not sent: whoever wanted it may no longer make calls.</summary>
public sealed class CallNotPermittedException : OperationCanceledException;
