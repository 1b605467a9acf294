using Marketplace.Foundation;
using Microsoft.Extensions.Options;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.Modules.Payments;

/// <summary>Stripe, and anything that implements its HTTP API (the payment simulator).</summary>
/// <remarks>Payments use Checkout Sessions: the session is the payment, and refunds refer to its payment intent.
/// Source: Stripe's API reference.</remarks>
internal sealed class StripeGateway(StripeApiClient stripe, IOptions<StripeOptions> options, TimeProvider clock)
    : IPaymentGateway
{
    /// <summary>Name used in URLs and rows.</summary>
    public const string Name = "stripe";

    public string Provider => Name;

    public string SignatureHeader => "Stripe-Signature";

    public bool IsConfigured => options.Value.IsConfigured;

    public Task<ProviderCheckout> CreateCheckoutAsync(CheckoutRequest request, CancellationToken cancellationToken) =>
        StripeApiClient.CallAsync(
            async () =>
            {
                var session = await stripe.Client.V1.Checkout.Sessions.CreateAsync(
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
        StripeApiClient.CallAsync(
            async () =>
                StripeReading.Payment(
                    await stripe.Client.V1.Checkout.Sessions.GetAsync(
                        providerPaymentId,
                        cancellationToken: cancellationToken
                    )
                ),
            cancellationToken
        );

    public async Task<ProviderPayment> CloseAsync(string providerPaymentId, CancellationToken cancellationToken)
    {
        try
        {
            return await StripeApiClient.CallAsync(
                async () =>
                    StripeReading.Payment(
                        await stripe.Client.V1.Checkout.Sessions.ExpireAsync(
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
        StripeApiClient.CallAsync(
            async () =>
                StripeReading.Refund(
                    await stripe.Client.V1.Refunds.CreateAsync(
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
        StripeApiClient.CallAsync(
            async () =>
                StripeReading.Refund(
                    await stripe.Client.V1.Refunds.GetAsync(providerRefundId, cancellationToken: cancellationToken)
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
        StripeApiClient.ReadPagesAsync(
            query,
            () => stripe.Client.V1.Refunds.ListAsync(query, cancellationToken: cancellationToken),
            StripeReading.Refund,
            cancellationToken
        );

    public Task<ProviderDispute> RetrieveDisputeAsync(string providerDisputeId, CancellationToken cancellationToken) =>
        StripeApiClient.CallAsync(
            async () =>
                StripeDisputes.Dispute(
                    await stripe.Client.V1.Disputes.GetAsync(providerDisputeId, cancellationToken: cancellationToken)
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
        StripeApiClient.ReadPagesAsync(
            query,
            () => stripe.Client.V1.Disputes.ListAsync(query, cancellationToken: cancellationToken),
            StripeDisputes.Dispute,
            cancellationToken
        );

    public IAsyncEnumerable<ProviderPayment> ListAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var query = new SessionListOptions
        {
            Created = new DateRangeOptions { GreaterThanOrEqual = since.UtcDateTime },
        };
        return StripeApiClient.ReadPagesAsync(
            query,
            () => stripe.Client.V1.Checkout.Sessions.ListAsync(query, cancellationToken: cancellationToken),
            StripeReading.Payment,
            cancellationToken
        );
    }

    public ProviderEvent? VerifyWebhook(ReadOnlyMemory<byte> body, string? header) =>
        WebhookSignature.IsValid(body.Span, header, [.. options.Value.WebhookSecrets], clock.GetUtcNow())
            ? StripeReading.Event(body.Span)
            : null;

    public ProviderEvent ReadStored(string payload) => StripeReading.Event(System.Text.Encoding.UTF8.GetBytes(payload));
}
