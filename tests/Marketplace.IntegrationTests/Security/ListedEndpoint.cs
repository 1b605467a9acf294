using System.Text.RegularExpressions;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Security;

/// <summary>An endpoint under one method.</summary>
public sealed partial record ListedEndpoint(string Method, string Pattern, RouteEndpoint Endpoint)
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
                        var name when place.Value.Contains(":guid", StringComparison.Ordinal) => Guid.CreateVersion7()
                            .ToString(),
                        _ => "nothing",
                    }
            );

    /// <summary>Every endpoint of a host with its methods.</summary>
    public static IReadOnlyList<ListedEndpoint> Of(MarketplaceApp app) =>
        [
            .. app
                .Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
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

    [GeneratedRegex(@"\{\*{0,2}(?<name>[A-Za-z]+)[^}]*\}")]
    private static partial Regex Place();
}
