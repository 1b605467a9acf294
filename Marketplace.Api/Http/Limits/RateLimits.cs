using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Users;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Http;

/// <summary>Which bucket a caller takes from, and how many tokens it has.</summary>
/// <remarks>Deliveries of a payment provider count against it once their signature proved good; refused ones count
/// against the address they came from,
/// so that no stranger uses up what the provider may send.</remarks>
public sealed class RateLimits(
    TokenBuckets buckets,
    PaymentGatewayRegistry gateways,
    IOptions<RateLimitOptions> options
)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Counts a request by the bucket its endpoint names, else by its user, else by its address; null where
    /// nothing is counted.</summary>
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

    /// <summary>Counts a provider's delivery that was answered; nothing else.</summary>
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

    /// <summary>Counts an attempt to sign in to an account, from wherever; an address without an account counts the
    /// same.</summary>
    /// <param name="email">Normalised.</param>
    /// <returns><c>rate.limited</c>, or null where the attempt may go on.</returns>
    public async Task<Error?> SignInRefusalAsync(string email)
    {
        // Only a hash goes to Redis, which is no place for addresses.
        var account = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email)));
        return await RefusalAsync($"rl:login-account:{account}", options.Value.AccountLoginPerHour, Hour);
    }

    /// <summary>Counts what a person sends from the sign-in page of the admin panel, together with the sign-ins of the
    /// Api.</summary>
    public Task<Error?> LoginPageRefusalAsync(HttpContext context) =>
        RefusalAsync(
            $"rl:login:{ClientAddress.PartitionOf(context.Connection.RemoteIpAddress)}",
            options.Value.LoginPerMinute,
            Minute
        );

    /// <summary>Counts what a person sends from another page, together with the address's anonymous requests.</summary>
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

    /// <summary>The provider a delivery is for; null for another endpoint and for a provider there is none
    /// of.</summary>
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
