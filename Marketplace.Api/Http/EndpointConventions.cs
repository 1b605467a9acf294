using FluentValidation;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Api.Http;

/// <summary>Conventions that endpoints declare, one method per rule.</summary>
public static class EndpointConventions
{
    /// <summary>Requires an authorization policy (see <see cref="Permissions"/>).</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder builder, string permission)
        where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(permission);

    /// <summary>Validates the request body before the handler runs; all field errors are returned at once.</summary>
    public static RouteHandlerBuilder Validates<TRequest, TValidator>(this RouteHandlerBuilder builder)
        where TRequest : class
        where TValidator : AbstractValidator<TRequest>, new()
    {
        var validator = new TValidator();
        var validation = new RequestValidation<TRequest>(validator);
        return builder
            .WithMetadata(new ValidationMetadata(validator))
            .AddEndpointFilter(validation.InvokeAsync)
            .ProducesProblems(PlatformErrors.ValidationFailed, PlatformErrors.Malformed, PlatformErrors.UnknownField);
    }

    /// <summary>Declares the problems the endpoint can return in addition to the common ones.</summary>
    public static TBuilder ProducesProblems<TBuilder>(this TBuilder builder, params ErrorDefinition[] errors)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new RefusalMetadata(errors));
        return builder;
    }

    /// <summary>Requires the Idempotency-Key header.</summary>
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

    /// <summary>Continues after the commit of a response made by <see cref="ApiResults.AfterCommit"/>.</summary>
    public static RouteHandlerBuilder Continues<T>(
        this RouteHandlerBuilder builder,
        Func<T, HttpContext, CancellationToken, Task<IResult>> continueAsync
    )
        where T : class => builder.WithMetadata(new Continuation<T>(continueAsync));

    /// <summary>Ignores the Idempotency-Key header: the request is safe to repeat by other means (webhooks, sign-in),
    /// has no account to keep the key for (carts of guests), or answers with secrets, which are not stored.</summary>
    public static TBuilder IgnoresIdempotencyKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new IdempotencyMetadata(IdempotencyUse.Ignored));
        return builder;
    }

    /// <summary>Requires the If-Match header; the handler takes an <see cref="IfMatch"/>.</summary>
    public static RouteHandlerBuilder RequiresIfMatch(this RouteHandlerBuilder builder) =>
        builder
            .WithMetadata(new IfMatchMetadata())
            .AddEndpointFilter(IfMatch.CheckAsync)
            .ProducesProblems(PlatformErrors.PreconditionRequired, PlatformErrors.PreconditionFailed);

    /// <summary>Declares that successful responses carry an ETag, and that a GET answers If-None-Match with
    /// 304.</summary>
    public static RouteHandlerBuilder SendsETag(this RouteHandlerBuilder builder) =>
        builder.WithMetadata(new ETagMetadata());

    /// <summary>Takes any query parameter, because others write the address: providers and mail programs add to
    /// it.</summary>
    public static RouteHandlerBuilder TakesAnyQuery(this RouteHandlerBuilder builder) =>
        builder.WithMetadata(new AnyQueryMetadata());

    /// <summary>Declares that a success other than 201 carries a Location.</summary>
    public static RouteHandlerBuilder SendsLocation(this RouteHandlerBuilder builder) =>
        builder.WithMetadata(new LocationMetadata());

    /// <summary>Accepts one file of up to <paramref name="maxBytes"/> bytes and a few form fields; larger bodies get
    /// <c>media.too_large</c>.</summary>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder builder, int maxBytes) =>
        builder
            .WithMetadata(
                new FileLimitMetadata(maxBytes),
                new RequestSizeLimitAttribute(maxBytes + FileLimitMetadata.RoomForFields)
            )
            .ProducesProblems(PlatformErrors.MediaTooLarge);

    /// <summary>Applies a stricter rate limit (see the RateLimits settings).</summary>
    public static TBuilder RateLimited<TBuilder>(this TBuilder builder, string bucket)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new RateLimitMetadata(bucket));
        return builder;
    }
}

/// <summary>The problems an endpoint declares.</summary>
public sealed record RefusalMetadata(IReadOnlyList<ErrorDefinition> Errors);

/// <summary>The validator of an endpoint's body.</summary>
public sealed record ValidationMetadata(IValidator Validator);

/// <summary>How an endpoint treats the Idempotency-Key header.</summary>
public sealed record IdempotencyMetadata(IdempotencyUse Use);

/// <summary>Whether the Idempotency-Key is optional, required or ignored.</summary>
public enum IdempotencyUse
{
    Optional,
    Required,
    Ignored,
}

/// <summary>Marks an endpoint whose successful responses carry an ETag.</summary>
public sealed record ETagMetadata;

/// <summary>A header that an endpoint takes but does not require.</summary>
public sealed record HeaderMetadata(string Name, string Description, string Example);

/// <summary>Marks an endpoint that requires If-Match.</summary>
public sealed record IfMatchMetadata;

/// <summary>The maximum file size of an endpoint.</summary>
public sealed record FileLimitMetadata(int MaxBytes)
{
    /// <summary>Bytes reserved for the other form fields.</summary>
    internal const int RoomForFields = 64 * 1024;

    /// <summary>The error for a body that exceeds the endpoint's limit.</summary>
    internal static Error TooLarge(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<FileLimitMetadata>() is { } file
            ? PlatformErrors.MediaTooLarge.With(
                ("maxBytes", file.MaxBytes),
                ("maxMegabytes", file.MaxBytes / (1024 * 1024))
            )
            : PlatformErrors.BodyTooLarge;
}

/// <summary>The rate limit bucket of an endpoint.</summary>
public sealed record RateLimitMetadata(string Bucket);

/// <summary>Marks an endpoint whose success carries a Location, whatever its status.</summary>
public sealed record LocationMetadata;

/// <summary>A query parameter of an endpoint with keys that nobody lists: <c>name[key]=value</c>, each key as often as
/// it has values.</summary>
public sealed record MapParameterMetadata(string Name, string Description)
{
    /// <summary>The key in a parameter's name; null for other parameters.</summary>
    public static string? KeyOf(string parameter, string name) =>
        parameter.Length > name.Length + 1
        && parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && parameter[name.Length] == '['
        && parameter[^1] == ']'
            ? parameter[(name.Length + 1)..^1]
            : null;
}

/// <summary>Marks an endpoint that takes any query parameter.</summary>
public sealed record AnyQueryMetadata;
