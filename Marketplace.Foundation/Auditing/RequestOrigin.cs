namespace Marketplace.Foundation;

/// <summary>Which request the work belongs to and where it came from; empty in the Worker and in migrations.</summary>
public sealed class RequestOrigin
{
    /// <summary>The request's <c>X-Request-Id</c>.</summary>
    public string? RequestId { get; set; }

    /// <summary>Address of the client, behind the trusted proxies.</summary>
    public string? Ip { get; set; }
}
