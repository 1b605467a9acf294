using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Users;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Http;

/// <summary>Chooses the rate limit bucket of a request and its capacity.</summary>
/// <remarks>Webhook deliveries with a valid signature count against the payment provider; rejected ones count against
/// the
/// sending address, so that nobody else can use up the provider's quota.</remarks>
public sealed class RateLimits(
    TokenBuckets buckets,
    PaymentGatewayRegistry gateways,
    IOptions<RateLimitOptions> options
)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Counts a request against its endpoint's bucket, otherwise against the user, otherwise against the
    /// address; null
    /// if the request is not limited.</summary>
    public async Task<Bucket?> TakeAsync(HttpContext context, Guid? userId)
    {
        var limits = options.Value;
        if (!limits.Enabled || !context.Request.Path.StartsWithSegments("/api"))
            return null;
        var address = ClientAddress.PartitionOf(context.Connection.RemoteIpAddress);
        return context.GetEndpoint()?.Metadata.GetMetadata<RateLimitMetadata>()?.Bucket switch
        {
            RateLimitBuckets.Login => await buckets.TakeAsync($"rl:login:{address}", limits.LoginPerMinute, Minute),
            RateLimitBuckets.Register => await buckets.TakeAsync(
                $"rl:register:{address}",
                limits.RegisterPerMinute,
                Minute
            ),
            RateLimitBuckets.ForgotPassword => await buckets.TakeAsync(
                $"rl:forgot-password:{address}",
                limits.ForgotPasswordPerMinute,
                Minute
            ),
            RateLimitBuckets.Webhook when ProviderOf(context) is { } provider => await PeekDeliveryAsync(
                provider,
                address
            ),
            _ when userId is { } id => await buckets.TakeAsync($"rl:user:{id}", limits.UserPerMinute, Minute),
            _ => await buckets.TakeAsync($"rl:ip:{address}", limits.AnonymousPerMinute, Minute),
        };
    }

    /// <summary>Counts a webhook delivery after it was handled; ignores other requests.</summary>
    public async Task CountDeliveryAsync(HttpContext context)
    {
        if (ProviderOf(context) is not { } provider)
            return;
        if (
            context.Response.StatusCode
            is >= StatusCodes.Status400BadRequest
                and < StatusCodes.Status500InternalServerError
        )
            await buckets.TakeAsync(
                Refused(ClientAddress.PartitionOf(context.Connection.RemoteIpAddress)),
                options.Value.BadWebhookPerMinute,
                Minute
            );
        else
            await buckets.TakeAsync(Delivered(provider), options.Value.WebhookPerMinute, Minute);
    }

    /// <summary>Counts a sign-in attempt for an account, from any client; an e-mail address without an account counts
    /// the same.</summary>
    /// <param name="email">Normalised.</param>
    /// <returns><c>rate.limited</c>, or null if the attempt may proceed.</returns>
    public async Task<Error?> SignInRefusalAsync(string email)
    {
        // Store only a hash, so that Redis holds no e-mail addresses.
        var account = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email)));
        return await RefusalAsync($"rl:login-account:{account}", options.Value.AccountLoginPerHour, Hour);
    }

    /// <summary>Counts a sign-in from the admin panel against the same bucket as API sign-ins.</summary>
    public Task<Error?> LoginPageRefusalAsync(HttpContext context) =>
        RefusalAsync(
            $"rl:login:{ClientAddress.PartitionOf(context.Connection.RemoteIpAddress)}",
            options.Value.LoginPerMinute,
            Minute
        );

    /// <summary>Counts a form post from another page against the address's anonymous requests.</summary>
    public Task<Error?> PageRefusalAsync(HttpContext context) =>
        RefusalAsync(
            $"rl:ip:{ClientAddress.PartitionOf(context.Connection.RemoteIpAddress)}",
            options.Value.AnonymousPerMinute,
            Minute
        );

    private async Task<Bucket> PeekDeliveryAsync(string provider, string address) =>
        await buckets.PeekAsync(Refused(address), options.Value.BadWebhookPerMinute, Minute)
            is { Allowed: false } tooManyRefused
            ? tooManyRefused
            : await buckets.PeekAsync(Delivered(provider), options.Value.WebhookPerMinute, Minute);

    /// <summary>The payment provider of a webhook delivery; null for other endpoints and unknown providers.</summary>
    private string? ProviderOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RateLimitMetadata>()?.Bucket == RateLimitBuckets.Webhook
        && context.GetRouteValue("provider") is string name
            ? gateways.Find(name)?.Provider
            : null;

    private static string Delivered(string provider) => $"rl:webhook:{provider}";

    private static string Refused(string address) => $"rl:webhook-bad:{address}";

    private async Task<Error?> RefusalAsync(string key, int capacity, TimeSpan window) =>
        options.Value.Enabled && await buckets.TakeAsync(key, capacity, window) is { Allowed: false } bucket
            ? bucket.Refusal
            : null;
}
