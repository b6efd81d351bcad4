using System.Text.Json.Nodes;

namespace TenantSimulator.Http;

/// <summary>One of the three services behind the front door.</summary>
interface ITenantService
{
    /// <summary>First segment of its URLs and first word of an operation in faults and request log.</summary>
    string Name { get; }

    /// <summary>The operation as the request log shows it.</summary>
    string Operation(ServiceRequest request);

    /// <summary>Every spelling under which a fault may name the operation: as sent, with ids resolved, as template.</summary>
    IEnumerable<string> Spellings(ServiceRequest request);

    /// <summary>The items when the request is a batch.</summary>
    IBatch? OpenBatch(ServiceRequest request);

    /// <summary>False for an address that carries its own permission.</summary>
    bool NeedsToken(ServiceRequest request) => true;

    /// <summary>Does the work. Called while the tenant is locked.</summary>
    ServiceReply Execute(ServiceRequest request);

    ServiceReply Unauthorized();

    /// <summary>The body was no JSON.</summary>
    ServiceReply Malformed();

    ServiceReply Throttled(string retryAfter);

    /// <summary>The body an injected status carries unless the fault brings its own.</summary>
    JsonNode? ErrorBody(int status);
}

/// <summary>A batch under way: items are run one by one, then folded into one reply.</summary>
interface IBatch
{
    int Count { get; }

    ServiceReply Run(Func<ServiceRequest, ServiceReply> run);
}
