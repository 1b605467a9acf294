using System.Globalization;
using System.Reflection;
using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Http;

/// <summary>The version a change is meant for.</summary>
/// <param name="Expected">Version number of the ETag; null for <c>*</c> (administrators only).</param>
public sealed record IfMatch(long? Expected)
{
    /// <summary>Whether the resource still has the version.</summary>
    public bool Accepts(long version) => Expected is null || Expected == version;

    /// <summary>What handlers get where the header is missing or unreadable; <see cref="CheckAsync"/> answers before they run.</summary>
    private static readonly IfMatch Nothing = new(-1);

    public static ValueTask<IfMatch?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<IfMatch?>(Parse(context.Request.Headers.IfMatch) ?? Nothing);

    /// <summary>Refuses a request without a usable If-Match.</summary>
    internal static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var header = context.HttpContext.Request.Headers.IfMatch;
        if (header.Count == 0) return ValueTask.FromResult<object?>(Problems.From(PlatformErrors.PreconditionRequired));
        var ifMatch = Parse(header);
        var wildcardAllowed = ifMatch?.Expected is not null || context.HttpContext.User.HasClaim("roles", UserRoles.Admin);
        return ifMatch is null || !wildcardAllowed ? ValueTask.FromResult<object?>(Problems.From(PlatformErrors.PreconditionFailed)) : next(context);
    }

    private static IfMatch? Parse(string? header) => header?.Trim() switch
    {
        "*" => new IfMatch((long?)null),
        ['"', .. var inner, '"'] when long.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => new IfMatch(version),
        _ => null,
    };
}
