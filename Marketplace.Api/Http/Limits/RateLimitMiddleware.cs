using System.Globalization;
using Marketplace.Api.Admin;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Http;

/// <summary>Limits request rates and reports the remaining quota in each response.</summary>
public sealed class RateLimitMiddleware(RequestDelegate next, RateLimits limits)
{
    public async Task InvokeAsync(HttpContext context, CurrentUser user)
    {
        if (!await AllowsAsync(context, limits, user.ActorOrNull))
            return;
        await next(context);
        await limits.CountDeliveryAsync(context);
    }

    /// <summary>Counts the request; false if it was refused, and answered so.</summary>
    internal static async Task<bool> AllowsAsync(HttpContext context, RateLimits limits, Actor? caller)
    {
        if (await limits.TakeAsync(context, caller) is not { } bucket)
            return true;
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = bucket.Limit.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = bucket.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = Bucket.Seconds(bucket.FullAfter).ToString(CultureInfo.InvariantCulture);
        if (!bucket.Allowed)
            await RefuseAsync(context, bucket);
        return bucket.Allowed;
    }

    private static Task RefuseAsync(HttpContext context, Bucket bucket)
    {
        if (!AdminErrors.Owns(context))
            return Problems.WriteAsync(context, bucket.Refusal);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Max(1, Bucket.Seconds(bucket.RetryAfter))
            .ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }
}

/// <summary>Names of the buckets with stricter limits.</summary>
public static class RateLimitBuckets
{
    public const string Login = "login";
    public const string Register = "register";
    public const string ForgotPassword = "forgot-password";
    public const string Webhook = "webhook";
    public const string Pages = "pages";
    public const string Carts = "carts";
    public const string Estimates = "estimates";

    /// <summary>For guests only; an account counts as everywhere.</summary>
    public const string GuestCheckouts = "guest-checkouts";
    public const string Uploads = "uploads";
}
