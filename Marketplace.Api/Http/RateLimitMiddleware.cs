using System.Globalization;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Http;

/// <summary>Limits how often a caller comes: by user, else by address; some endpoints have stricter buckets.</summary>
public sealed class RateLimitMiddleware(RequestDelegate next, TokenBuckets buckets, IOptions<RateLimitOptions> options)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public async Task InvokeAsync(HttpContext context, CurrentUser user)
    {
        if (!options.Value.Enabled || !context.Request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }

        var (key, capacity, window) = PartitionOf(context, user);
        var bucket = await buckets.TakeAsync(key, capacity, window);
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = bucket.Limit.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = bucket.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = Seconds(bucket.RetryAfter);
        if (bucket.Allowed)
        {
            await next(context);
            return;
        }

        headers.RetryAfter = Seconds(bucket.RetryAfter);
        await Problems.WriteAsync(context, PlatformErrors.RateLimited.With(("retryAfter", Math.Max(1, (int)Math.Ceiling(bucket.RetryAfter.TotalSeconds)))));
    }

    private (string Key, int Capacity, TimeSpan Window) PartitionOf(HttpContext context, CurrentUser user)
    {
        var limits = options.Value;
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        return context.GetEndpoint()?.Metadata.GetMetadata<RateLimitMetadata>()?.Bucket switch
        {
            RateLimitBuckets.Login => ($"rl:login:{address}", limits.LoginPerMinute, Minute),
            RateLimitBuckets.Register => ($"rl:register:{address}", limits.RegisterPerMinute, Minute),
            RateLimitBuckets.Webhook => ($"rl:webhook:{context.GetRouteValue("provider")}", limits.WebhookPerMinute, Minute),
            _ when user.ActorOrNull is { } actor => ($"rl:user:{actor.UserId}", limits.UserPerMinute, Minute),
            _ => ($"rl:ip:{address}", limits.AnonymousPerMinute, Minute),
        };
    }

    private static string Seconds(TimeSpan time) => Math.Max(0, (int)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}

/// <summary>Names of the stricter buckets.</summary>
public static class RateLimitBuckets
{
    public const string Login = "login";
    public const string Register = "register";
    public const string Webhook = "webhook";
}
