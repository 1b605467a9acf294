using FluentValidation;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Api.Http;

/// <summary>What an endpoint says of itself, one call a rule.</summary>
public static class EndpointConventions
{
    /// <summary>Only callers of this policy (see <see cref="Permissions"/>).</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder builder, string permission)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(permission);

    /// <summary>Checks the request body before the handler runs; all field errors at once.</summary>
    public static RouteHandlerBuilder Validates<TRequest, TValidator>(this RouteHandlerBuilder builder)
        where TRequest : class
        where TValidator : AbstractValidator<TRequest>, new()
    {
        var validation = new RequestValidation<TRequest>(new TValidator());
        return builder
            .AddEndpointFilter(validation.InvokeAsync)
            .ProducesProblems(PlatformErrors.ValidationFailed, PlatformErrors.Malformed, PlatformErrors.UnknownField);
    }

    /// <summary>Declares which problems the endpoint answers with, beside the common ones.</summary>
    public static TBuilder ProducesProblems<TBuilder>(this TBuilder builder, params ErrorDefinition[] errors)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new RefusalMetadata(errors));
        return builder;
    }

    /// <summary>The Idempotency-Key header must be sent.</summary>
    public static TBuilder Idempotent<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new IdempotencyMetadata(IdempotencyUse.Required));
        return builder.ProducesProblems(
            PlatformErrors.IdempotencyKeyRequired,
            PlatformErrors.IdempotencyKeyInvalid,
            PlatformErrors.IdempotencyKeyReused,
            PlatformErrors.IdempotencyInProgress
        );
    }

    /// <summary>An Idempotency-Key is ignored: the request is safe twice by other means (webhooks, sign-in).</summary>
    public static TBuilder IgnoresIdempotencyKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new IdempotencyMetadata(IdempotencyUse.Ignored));
        return builder;
    }

    /// <summary>The version to change must be named in If-Match; the handler takes an <see cref="IfMatch"/>.</summary>
    public static RouteHandlerBuilder RequiresIfMatch(this RouteHandlerBuilder builder) =>
        builder
            .WithMetadata(new IfMatchMetadata())
            .AddEndpointFilter(IfMatch.CheckAsync)
            .ProducesProblems(PlatformErrors.PreconditionRequired, PlatformErrors.PreconditionFailed);

    /// <summary>Takes one file of up to so many bytes beside a few fields; a larger body is refused with
    /// <c>media.too_large</c>.</summary>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder builder, int maxBytes) =>
        builder
            .WithMetadata(
                new FileLimitMetadata(maxBytes),
                new RequestSizeLimitAttribute(maxBytes + FileLimitMetadata.RoomForFields)
            )
            .ProducesProblems(PlatformErrors.MediaTooLarge);

    /// <summary>Counts against a stricter rate limit (see RateLimits settings).</summary>
    public static TBuilder RateLimited<TBuilder>(this TBuilder builder, string bucket)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new RateLimitMetadata(bucket));
        return builder;
    }
}

/// <summary>Problems an endpoint declares.</summary>
public sealed record RefusalMetadata(IReadOnlyList<ErrorDefinition> Errors);

/// <summary>How an endpoint treats the Idempotency-Key header.</summary>
public sealed record IdempotencyMetadata(IdempotencyUse Use);

/// <summary>Whether the key must be sent, may be sent, or does not count.</summary>
public enum IdempotencyUse
{
    Optional,
    Required,
    Ignored,
}

/// <summary>The endpoint takes If-Match.</summary>
public sealed record IfMatchMetadata;

/// <summary>The largest file an endpoint takes.</summary>
public sealed record FileLimitMetadata(int MaxBytes)
{
    /// <summary>What the rest of the form may need, in bytes.</summary>
    internal const int RoomForFields = 64 * 1024;

    /// <summary>What to answer where a body is larger than an endpoint reads.</summary>
    internal static Error TooLarge(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<FileLimitMetadata>() is { } file
            ? PlatformErrors.MediaTooLarge.With(("maxBytes", file.MaxBytes))
            : PlatformErrors.BodyTooLarge;
}

/// <summary>The endpoint's own rate limit.</summary>
public sealed record RateLimitMetadata(string Bucket);
