using System.Globalization;
using System.Reflection;
using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Http;

/// <summary>The If-Match header (RFC 9110, 13.1.1): the versions a change may be applied to.</summary>
/// <param name="Expected">Versions from the ETags sent, without weak or unknown tags; null for <c>*</c>, which only
/// administrators may send.</param>
public sealed record IfMatch(ExpectedVersion? Expected)
{
    public static ValueTask<IfMatch?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<IfMatch?>(Read(context));

    /// <summary>Rejects a request without If-Match.</summary>
    internal static ValueTask<object?> CheckAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    ) =>
        context.HttpContext.Request.Headers.IfMatch.Count == 0
            ? ValueTask.FromResult<object?>(Problems.From(PlatformErrors.PreconditionRequired))
            : next(context);

    private static IfMatch Read(HttpContext context)
    {
        if (!EntityTagHeaderValue.TryParseList(context.Request.Headers.IfMatch, out var tags))
            return new(new ExpectedVersion([]));
        if (tags.Contains(EntityTagHeaderValue.Any) && context.User.HasClaim("roles", UserRoles.Admin))
            return new((ExpectedVersion?)null);
        return new(new ExpectedVersion([.. tags.Where(tag => !tag.IsWeak).Select(VersionOf).OfType<long>()]));
    }

    /// <summary>The version in an ETag; a digest of the content may follow it (<see
    /// cref="ApiResults.WithContentETag"/>).</summary>
    private static long? VersionOf(EntityTagHeaderValue tag) =>
        long.TryParse(
            tag.Tag.Value!.Trim('"').Split('.')[0],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : null;
}
