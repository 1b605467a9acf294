using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using Stripe;

namespace Marketplace.Modules.Payments;

/// <summary>The connection to Stripe, or to anything that implements its HTTP API.</summary>
internal sealed class StripeApiClient(IOptions<StripeOptions> options) : IDisposable
{
    private const int PageSize = 100;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }
    )
    {
        Timeout = Timeout,
    };
    private StripeClient? _client;

    public StripeClient Client =>
        _client ??= new(
            new StripeClientOptions
            {
                ApiKey = options.Value.ApiKey,
                ApiBase = options.Value.ApiBase,
                HttpClient = new SystemNetHttpClient(_http, maxNetworkRetries: 1, enableTelemetry: false),
            }
        );

    /// <summary>Every item of a list, whatever its length.</summary>
    /// <param name="query">Read by <paramref name="listAsync"/>; moves on from page to page.</param>
    public static async IAsyncEnumerable<TRead> ReadPagesAsync<TItem, TRead>(
        ListOptions query,
        Func<Task<StripeList<TItem>>> listAsync,
        Func<TItem, TRead> read,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where TItem : StripeEntity<TItem>, IHasId
    {
        query.Limit = PageSize;
        while (true)
        {
            var page = await CallAsync(listAsync, cancellationToken);
            foreach (var item in page.Data)
                yield return read(item);
            if (!page.HasMore || page.Data.Count == 0)
                yield break;
            query.StartingAfter = page.Data[^1].Id;
        }
    }

    /// <summary>Makes a call, and says in the product's terms why it failed.</summary>
    /// <exception cref="PaymentProviderException">Stripe refused, or its answer is unknown.</exception>
    public static async Task<T> CallAsync<T>(Func<Task<T>> callAsync, CancellationToken cancellationToken)
    {
        try
        {
            return await callAsync();
        }
        catch (StripeException exception)
        {
            var code =
                exception.StripeError?.Code
                ?? exception.StripeError?.Type
                ?? ((int)exception.HttpStatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var status = (int)exception.HttpStatusCode;
            var isRefusal = status is >= 400 and < 500 and not (408 or 409 or 429);
            throw new PaymentProviderException(code, exception.Message, !isRefusal, exception)
            {
                IsAccessDenied = status is 401 or 403,
            };
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PaymentProviderException("timeout", "The provider did not respond in time.", true, exception);
        }
        catch (HttpRequestException exception)
        {
            throw new PaymentProviderException("unreachable", "The provider could not be reached.", true, exception);
        }
    }

    public void Dispose() => _http.Dispose();
}
