using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Marketplace.Api.Http;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.IntegrationTests.Security;

/// <summary>The Api with the list of its own endpoints, for tests that go over all of them.</summary>
public sealed partial class SecurityApp : MarketplaceApp
{
    protected override IReadOnlyDictionary<string, string?> Overrides =>
        new Dictionary<string, string?> { ["Auth:PasswordHashIterations"] = "10000" };

    /// <summary>Operations whose access rule let at least one caller through.</summary>
    public ConcurrentDictionary<string, bool> Reached { get; } = new(StringComparer.Ordinal);

    protected override void ConfigureServices(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IAuthorizationMiddlewareResultHandler>(new RecordedAccess(this)));

    /// <summary>Every endpoint of the host with its methods.</summary>
    public IReadOnlyList<ListedEndpoint> Endpoints() => EndpointsOf(Services);

    /// <summary>Every endpoint of a host with its methods.</summary>
    public static IReadOnlyList<ListedEndpoint> EndpointsOf(IServiceProvider services) =>
        [
            .. services
                .GetRequiredService<IEnumerable<EndpointDataSource>>()
                .SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .SelectMany(endpoint =>
                    (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(
                        method => new ListedEndpoint(method, "/" + endpoint.RoutePattern.RawText!.Trim('/'), endpoint)
                    )
                )
                .DistinctBy(listed => listed.Name)
                .OrderBy(listed => listed.Name, StringComparer.Ordinal),
        ];

    /// <summary>An endpoint under one method.</summary>
    public sealed record ListedEndpoint(string Method, string Pattern, RouteEndpoint Endpoint)
    {
        public string Name => $"{Method} {Pattern}";

        public bool IsOpen => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

        public bool TakesFiles =>
            Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") == true;

        /// <summary>Names of the policies, empty where there is none.</summary>
        public IReadOnlyList<string> Policies =>
            [.. Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy ?? "").Distinct()];

        /// <summary>The address with a store's id and otherwise ids of nothing.</summary>
        public string PathFor(Guid sellerId) =>
            Place()
                .Replace(
                    Pattern,
                    place =>
                        place.Groups["name"].Value switch
                        {
                            "sellerId" => sellerId.ToString(),
                            "provider" => "stripe",
                            var name when place.Value.Contains(":guid", StringComparison.Ordinal) =>
                                Guid.CreateVersion7().ToString(),
                            _ => "nothing",
                        }
                );
    }

    /// <summary>Writes down whom the real rules let through.</summary>
    private sealed class RecordedAccess(SecurityApp app) : IAuthorizationMiddlewareResultHandler
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
                app.Reached[
                    $"{context.Request.Method} "
                        + $"/{Constraint().Replace(endpoint.RoutePattern.RawText ?? "", "").Trim('/')}"
                ] = true;
            return _real.HandleAsync(next, context, policy, authorizeResult);
        }
    }

    [GeneratedRegex(@"(?<=\{[A-Za-z]+):[^}]*")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{\*{0,2}(?<name>[A-Za-z]+)[^}]*\}")]
    private static partial Regex Place();
}
