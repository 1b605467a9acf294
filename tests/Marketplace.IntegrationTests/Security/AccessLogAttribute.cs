using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Marketplace.Api.Http;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.IntegrationTests.Security;

/// <summary>Writes down whom the real access rules let through.</summary>
public sealed partial class AccessLogAttribute : HostSetupAttribute
{
    /// <summary>Operations whose access rule let at least one caller through.</summary>
    public ConcurrentDictionary<string, bool> Reached { get; } = new(StringComparer.Ordinal);

    public override void Configure(IServiceCollection services) =>
        services.Replace(
            ServiceDescriptor.Singleton<IAuthorizationMiddlewareResultHandler>(new RecordedAccess(Reached))
        );

    private sealed class RecordedAccess(ConcurrentDictionary<string, bool> reached)
        : IAuthorizationMiddlewareResultHandler
    {
        private readonly AccessProblems _real = new();

        public Task HandleAsync(
            RequestDelegate next,
            HttpContext context,
            AuthorizationPolicy policy,
            PolicyAuthorizationResult authorizeResult
        )
        {
            if (authorizeResult.Succeeded && context.GetEndpoint() is RouteEndpoint endpoint)
            {
                reached[
                    $"{context.Request.Method} "
                        + $"/{Constraint().Replace(endpoint.RoutePattern.RawText ?? "", "").Trim('/')}"
                ] = true;
            }

            return _real.HandleAsync(next, context, policy, authorizeResult);
        }
    }

    [GeneratedRegex(@"(?<=\{[A-Za-z]+):[^}]*")]
    private static partial Regex Constraint();
}
