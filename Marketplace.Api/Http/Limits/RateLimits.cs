using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Http;

/// <summary>Chooses the rate limit bucket of a request and its capacity.</summary>
/// <remarks>Webhook deliveries with a valid signature count against the payment provider or carrier; rejected ones
/// count against the sending address, so that nobody else can use up the sender's quota. Only the two health probes are
/// not counted.</remarks>
public sealed class RateLimits(
    TokenBuckets buckets,
    PaymentGatewayRegistry gateways,
    CarrierGatewayRegistry carriers,
    IOptions<RateLimitOptions> options
)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Counts a request against its endpoint's bucket, otherwise against the API key or user, otherwise
    /// against the address; null if the request is not limited.</summary>
    /// <param name="caller">Null for anonymous requests.</param>
    public async Task<Bucket?> TakeAsync(HttpContext context, Actor? caller)
    {
        var limits = options.Value;
        if (!limits.Enabled || IsProbe(context.Request.Path))
            return null;
        var address = ClientAddress.PartitionOf(context.Connection.RemoteIpAddress);
        return BucketOf(context, caller) switch
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
            RateLimitBuckets.Pages => await buckets.TakeAsync($"rl:pages:{address}", limits.PagesPerMinute, Minute),
            RateLimitBuckets.GuestCheckouts when caller is null => await buckets.TakeAsync(
                $"rl:guest-checkouts:{address}",
                limits.GuestCheckoutsPerMinute,
                Minute
            ),
            RateLimitBuckets.Carts => await TakeOwnAsync("carts", limits.CartsPerMinute),
            RateLimitBuckets.Estimates => await TakeOwnAsync("estimates", limits.EstimatesPerMinute),
            RateLimitBuckets.Uploads => await TakeOwnAsync("uploads", limits.UploadsPerMinute),
            _ when caller is not null => await buckets.TakeAsync(OwnBucket(caller), limits.UserPerMinute, Minute),
            _ => await buckets.TakeAsync($"rl:ip:{address}", limits.AnonymousPerMinute, Minute),
        };

        Task<Bucket> TakeOwnAsync(string name, int perMinute) =>
            buckets.TakeAsync($"rl:{name}:{caller?.Principal ?? address}", perMinute, Minute);
    }

    /// <summary>The bucket that the endpoint declares; whatever lies outside the API and has no signed-in user counts
    /// as a page.</summary>
    private static string? BucketOf(HttpContext context, Actor? caller) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RateLimitMetadata>()?.Bucket
        ?? (caller is null && !context.Request.Path.StartsWithSegments("/api") ? RateLimitBuckets.Pages : null);

    private static string OwnBucket(Actor caller) =>
        caller.ApiKeyId is null ? $"rl:user:{caller.Principal}" : $"rl:{caller.Principal}";

    private static bool IsProbe(PathString path) =>
        path.StartsWithSegments("/health", out var rest) && !rest.HasValue
        || path.StartsWithSegments("/alive", out rest) && !rest.HasValue;

    /// <summary>Counts a webhook delivery after it was handled; ignores other requests.</summary>
    public async Task CountDeliveryAsync(HttpContext context)
    {
        if (!options.Value.Enabled || ProviderOf(context) is not { } provider)
            return;
        if (
            context.Response.StatusCode
            is >= StatusCodes.Status400BadRequest
                and < StatusCodes.Status500InternalServerError
        )
        {
            await buckets.TakeAsync(
                Refused(ClientAddress.PartitionOf(context.Connection.RemoteIpAddress)),
                options.Value.BadWebhookPerMinute,
                Minute
            );
        }
        else
        {
            await buckets.TakeAsync(Delivered(provider), options.Value.WebhookPerMinute, Minute);
        }
    }

    /// <summary>Counts a mail that a signed-in user has sent to an address nobody has confirmed, against the user and
    /// against the address.</summary>
    /// <param name="email">Normalised.</param>
    /// <returns><c>rate.limited</c>, or null if the mail may be sent.</returns>
    public async Task<Error?> MailRefusalAsync(Guid userId, string email)
    {
        var (sender, perHour) = ($"rl:mail-by:{userId}", options.Value.EmailChangePerHour);
        if (await RefusalAsync(sender, perHour, Hour) is { } tooManySent)
            return tooManySent;
        var tooManyReceived = await RefusalAsync($"rl:mail-to:{SignInLimits.HashOf(email)}", perHour, Hour);
        if (tooManyReceived is not null)
            await buckets.GiveBackAsync(sender, perHour, Hour);
        return tooManyReceived;
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

    /// <summary>Counts a click on a right link of a mail against the user it was sent to.</summary>
    public Task<Error?> LinkRefusalAsync(Guid userId) =>
        RefusalAsync($"rl:link:{userId}", options.Value.AnonymousPerMinute, Minute);

    private async Task<Bucket> PeekDeliveryAsync(string provider, string address) =>
        await buckets.PeekAsync(Refused(address), options.Value.BadWebhookPerMinute, Minute)
            is { Allowed: false } tooManyRefused
            ? tooManyRefused
            : await buckets.PeekAsync(Delivered(provider), options.Value.WebhookPerMinute, Minute);

    /// <summary>The payment provider or carrier of a webhook delivery; null for other endpoints and unknown
    /// senders.</summary>
    private string? ProviderOf(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RateLimitMetadata>()?.Bucket != RateLimitBuckets.Webhook)
            return null;
        if (context.GetRouteValue("provider") is string name)
            return gateways.Find(name)?.Provider;
        return context.GetRouteValue("code") is string code && carriers.Find(code) is not null
            ? $"carrier:{code}"
            : null;
    }

    private static string Delivered(string provider) => $"rl:webhook:{provider}";

    private static string Refused(string address) => $"rl:webhook-bad:{address}";

    private async Task<Error?> RefusalAsync(string key, int capacity, TimeSpan window) =>
        options.Value.Enabled && await buckets.TakeAsync(key, capacity, window) is { Allowed: false } bucket
            ? bucket.Refusal
            : null;
}
