namespace TenantSimulator.Http;

/// <summary>A service says no: the reply is what the caller gets to see.</summary>
sealed class RefusedException(ServiceReply reply) : Exception($"Refused with {reply.Status}")
{
    public ServiceReply Reply { get; } = reply;
}
