using System.Net;
using Marketplace.Api.Http;
using Marketplace.Foundation;

namespace Marketplace.Api.Home;

/// <summary>Answers 404 to everybody but a browser on the same machine that asked for it by a local name.</summary>
/// <remarks>The pages behind it show mails and sign in without a password. The name in the address is checked too,
/// because a page of any site can point a name of its own at 127.0.0.1 (DNS rebinding).</remarks>
internal sealed class LocalOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Admits(context.HttpContext) ? await next(context) : Problems.From(PlatformErrors.NotFound);

    /// <summary>Whether the request comes from this machine.</summary>
    internal static bool Admits(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } client
        && IPAddress.IsLoopback(client)
        && (
            context.Request.Host.Host is "localhost"
            || (
                IPAddress.TryParse(context.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)
            )
        );
}
