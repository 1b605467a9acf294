namespace Marketplace.Foundation;

/// <summary>Identifies the current request and its client; empty in the Worker and in migrations.</summary>
public sealed class RequestOrigin
{
    /// <summary>The request's <c>X-Request-Id</c>.</summary>
    public string? RequestId { get; set; }

    /// <summary>Client address, resolved through the trusted proxies.</summary>
    public string? Ip { get; set; }
}
