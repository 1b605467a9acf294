using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Http;

/// <summary>Limits how often a caller comes: by user, else by address; some endpoints have stricter buckets.</summary>
/// <remarks>Deliveries of a provider count against it once their signature proved good; refused ones count against the address they came from.</remarks>
public sealed class RateLimitMiddleware(RequestDelegate next, TokenBuckets buckets, PaymentGateways gateways, IOptions<RateLimitOptions> options)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public async Task InvokeAsync(HttpContext context, CurrentUser user)
    {
        if (!options.Value.Enabled || !context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }

        if (ProviderOf(context) is { } provider)
        {
            await TakeDeliveryAsync(context, provider);
            return;
        }

        var (key, capacity, window) = PartitionOf(context, user);
        await GoOnAsync(context, await buckets.TakeAsync(key, capacity, window));
    }

    // Whoever cannot sign spends what his own address has, so that no stranger uses up what the provider may send.
    private async Task TakeDeliveryAsync(HttpContext context, string provider)
    {
        var (good, bad) = ($"rl:webhook:{provider}", $"rl:webhook-bad:{AddressOf(context)}");
        var (mayFail, mayCome) = (await buckets.PeekAsync(bad, options.Value.BadWebhookPerMinute, Minute), await buckets.PeekAsync(good, options.Value.WebhookPerMinute, Minute));
        if (!await GoOnAsync(context, mayFail.Allowed ? mayCome : mayFail)) return;
        var isGood = context.Response.StatusCode is not (>= StatusCodes.Status400BadRequest and < StatusCodes.Status500InternalServerError);
        await (isGood ? buckets.TakeAsync(good, options.Value.WebhookPerMinute, Minute) : buckets.TakeAsync(bad, options.Value.BadWebhookPerMinute, Minute));
    }

    private async Task<bool> GoOnAsync(HttpContext context, Bucket bucket)
    {
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = bucket.Limit.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = bucket.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = Seconds(bucket.RetryAfter);
        if (bucket.Allowed)
        {
            await next(context);
            return true;
        }

        headers.RetryAfter = Seconds(bucket.RetryAfter);
        await Problems.WriteAsync(context, PlatformErrors.RateLimited.With(("retryAfter", Math.Max(1, (int)Math.Ceiling(bucket.RetryAfter.TotalSeconds)))));
        return false;
    }

    /// <summary>The provider a delivery is for; null for another endpoint and for a provider there is none of.</summary>
    private string? ProviderOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RateLimitMetadata>()?.Bucket == RateLimitBuckets.Webhook && context.GetRouteValue("provider") is string name ? gateways.Find(name)?.Provider : null;

    private (string Key, int Capacity, TimeSpan Window) PartitionOf(HttpContext context, CurrentUser user)
    {
        var limits = options.Value;
        var address = AddressOf(context);
        return context.GetEndpoint()?.Metadata.GetMetadata<RateLimitMetadata>()?.Bucket switch
        {
            RateLimitBuckets.Login => ($"rl:login:{address}", limits.LoginPerMinute, Minute),
            RateLimitBuckets.Register => ($"rl:register:{address}", limits.RegisterPerMinute, Minute),
            _ when user.ActorOrNull is { } actor => ($"rl:user:{actor.UserId}", limits.UserPerMinute, Minute),
            _ => ($"rl:ip:{address}", limits.AnonymousPerMinute, Minute),
        };
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static string Seconds(TimeSpan time) => Math.Max(0, (int)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}

/// <summary>Names of the stricter buckets.</summary>
public static class RateLimitBuckets
{
    public const string Login = "login";
    public const string Register = "register";
    public const string Webhook = "webhook";
}
