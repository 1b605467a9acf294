namespace Marketplace.PaymentSimulator.Webhooks;

/// <summary>The HTTP client for webhooks.</summary>
/// <remarks>
/// A separate client without the resilience handlers of the service defaults: each attempt is exactly one request in
/// the log. A test with a receiver in memory registers its own before the simulator is added.
/// </remarks>
public sealed class WebhookTransport(HttpMessageHandler handler) : IDisposable
{
    private readonly HttpClient _client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A transport over the network that follows no redirects.</summary>
    public WebhookTransport()
        : this(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            }
        ) { }

    /// <summary>Sends one webhook.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();
}
