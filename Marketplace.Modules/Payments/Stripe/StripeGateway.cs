using System.Runtime.CompilerServices;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.Modules.Payments;

/// <summary>Stripe, and anything that implements its HTTP API (the payment simulator).</summary>
/// <remarks>Payments use Checkout Sessions: the session is the payment, and refunds refer to its payment intent.
/// Source: Stripe's API reference.</remarks>
internal sealed class StripeGateway(IOptions<StripeOptions> options, TimeProvider clock) : IPaymentGateway, IDisposable
{
    /// <summary>Name used in URLs and rows.</summary>
    public const string Name = "stripe";

    private const int PageSize = 100;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }
    )
    {
        Timeout = Timeout,
    };
    private StripeClient? _client;

    public string Provider => Name;

    public string SignatureHeader => "Stripe-Signature";

    public bool IsConfigured => options.Value.IsConfigured;

    private StripeClient Client =>
        _client ??= new(
            new StripeClientOptions
            {
                ApiKey = options.Value.ApiKey,
                ApiBase = options.Value.ApiBase,
                HttpClient = new SystemNetHttpClient(_http, maxNetworkRetries: 1, enableTelemetry: false),
            }
        );

    public Task<ProviderCheckout> CreateCheckoutAsync(CheckoutRequest request, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
            {
                var session = await Client.V1.Checkout.Sessions.CreateAsync(
                    StripeCheckout.Of(request, options.Value),
                    new() { IdempotencyKey = request.IdempotencyKey },
                    cancellationToken
                );
                return PageOf(session);
            },
            cancellationToken
        );

    private static ProviderCheckout PageOf(Session session) =>
        session is { Id.Length: > 0, Url.Length: > 0 }
            ? new(session.Id, session.Url)
            : throw new PaymentProviderException(
                "incomplete_answer",
                "The provider answered without an id or a page.",
                isAnswerUnknown: true
            );

    public Task<ProviderPayment> RetrieveAsync(string providerPaymentId, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
                StripeReading.Payment(
                    await Client.V1.Checkout.Sessions.GetAsync(providerPaymentId, cancellationToken: cancellationToken)
                ),
            cancellationToken
        );

    public async Task<ProviderPayment> CloseAsync(string providerPaymentId, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(
                async () =>
                    StripeReading.Payment(
                        await Client.V1.Checkout.Sessions.ExpireAsync(
                            providerPaymentId,
                            cancellationToken: cancellationToken
                        )
                    ),
                cancellationToken
            );
        }
        catch (PaymentProviderException exception) when (!exception.IsAnswerUnknown)
        {
            // Stripe refuses to expire a session that is complete or expired: its current status is what we need.
            return await RetrieveAsync(providerPaymentId, cancellationToken);
        }
    }

    public Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
                StripeReading.Refund(
                    await Client.V1.Refunds.CreateAsync(
                        new RefundCreateOptions
                        {
                            PaymentIntent = request.CaptureId,
                            Amount = request.Amount.Amount,
                            Metadata = StripeReading.Marks(request),
                        },
                        new() { IdempotencyKey = request.IdempotencyKey },
                        cancellationToken
                    )
                ),
            cancellationToken
        );

    public Task<ProviderRefund> RetrieveRefundAsync(string providerRefundId, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
                StripeReading.Refund(
                    await Client.V1.Refunds.GetAsync(providerRefundId, cancellationToken: cancellationToken)
                ),
            cancellationToken
        );

    public IAsyncEnumerable<ProviderRefund> ListRefundsAsync(string captureId, CancellationToken cancellationToken) =>
        ListRefundsAsync(new RefundListOptions { PaymentIntent = captureId }, cancellationToken);

    public IAsyncEnumerable<ProviderRefund> ListRefundsAsync(
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        ListRefundsAsync(
            new RefundListOptions { Created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime } },
            cancellationToken
        );

    private IAsyncEnumerable<ProviderRefund> ListRefundsAsync(
        RefundListOptions query,
        CancellationToken cancellationToken
    ) =>
        ReadPagesAsync(
            query,
            () => Client.V1.Refunds.ListAsync(query, cancellationToken: cancellationToken),
            StripeReading.Refund,
            cancellationToken
        );

    public Task<ProviderDispute> RetrieveDisputeAsync(string providerDisputeId, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
                StripeDisputes.Dispute(
                    await Client.V1.Disputes.GetAsync(providerDisputeId, cancellationToken: cancellationToken)
                ),
            cancellationToken
        );

    public IAsyncEnumerable<ProviderDispute> ListDisputesAsync(string captureId, CancellationToken cancellationToken) =>
        ListDisputesAsync(new DisputeListOptions { PaymentIntent = captureId }, cancellationToken);

    public IAsyncEnumerable<ProviderDispute> ListDisputesAsync(
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        ListDisputesAsync(
            new DisputeListOptions { Created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime } },
            cancellationToken
        );

    private IAsyncEnumerable<ProviderDispute> ListDisputesAsync(
        DisputeListOptions query,
        CancellationToken cancellationToken
    ) =>
        ReadPagesAsync(
            query,
            () => Client.V1.Disputes.ListAsync(query, cancellationToken: cancellationToken),
            StripeDisputes.Dispute,
            cancellationToken
        );

    public IAsyncEnumerable<ProviderPayment> ListAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var query = new SessionListOptions
        {
            Created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime },
        };
        return ReadPagesAsync(
            query,
            () => Client.V1.Checkout.Sessions.ListAsync(query, cancellationToken: cancellationToken),
            StripeReading.Payment,
            cancellationToken
        );
    }

    /// <summary>Every item of a list, whatever its length.</summary>
    /// <param name="query">Read by <paramref name="listAsync"/>; moves on from page to page.</param>
    private static async IAsyncEnumerable<TRead> ReadPagesAsync<TItem, TRead>(
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

    public ProviderEvent? VerifyWebhook(ReadOnlyMemory<byte> body, string? header) =>
        WebhookSignature.IsValid(body.Span, header, [.. options.Value.WebhookSecrets], clock.GetUtcNow())
            ? StripeReading.Event(body.Span)
            : null;

    public ProviderEvent ReadStored(string payload) => StripeReading.Event(System.Text.Encoding.UTF8.GetBytes(payload));

    public void Dispose() => _http.Dispose();

    private static async Task<T> CallAsync<T>(Func<Task<T>> callAsync, CancellationToken cancellationToken)
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
            var isRefusal = (int)exception.HttpStatusCode is >= 400 and < 500 and not (408 or 409 or 429);
            throw new PaymentProviderException(code, exception.Message, !isRefusal, exception);
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
}
