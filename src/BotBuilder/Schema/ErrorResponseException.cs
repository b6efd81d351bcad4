using System;
using Microsoft.Rest;

namespace Microsoft.Bot.Schema;

/// <summary>The connector refused a call: <see cref="Response"/> has the status, <see cref="Body"/> the connector's own code.</summary>
public class ErrorResponseException : RestException
{
    public ErrorResponseException()
    {
    }

    public ErrorResponseException(string message)
        : base(message)
    {
    }

    public ErrorResponseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public HttpResponseMessageWrapper Response { get; set; }

    public ErrorResponse Body { get; set; }
}
