using Marketplace.AppHost.Running;
using Microsoft.Extensions.Configuration;

namespace Marketplace.AppHost.Startup;

/// <summary>Where the dashboard, its telemetry receiver and its resource service listen.</summary>
internal static class DashboardAddresses
{
    private const string Frontend = "ASPNETCORE_URLS";
    private const string Telemetry = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";
    private const string Resources = "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL";

    /// <summary>Chooses free ports for whatever the environment does not name.</summary>
    internal static void Choose(IDistributedApplicationBuilder builder, InstanceData data)
    {
        Offer(Frontend, 15000);
        Offer(Telemetry, 19000);
        Offer(Resources, 20000);

        void Offer(string key, int usual)
        {
            if (string.IsNullOrWhiteSpace(builder.Configuration[key]))
                builder.Configuration[key] = $"http://localhost:{data.Port(null, usual)}";
        }
    }

    /// <summary>The dashboard's address without a token; null where there is no dashboard.</summary>
    internal static string? Page(IConfiguration configuration) =>
        Link(configuration)?.GetLeftPart(UriPartial.Authority);

    /// <summary>The dashboard's address with the token that signs a browser in; null where there is no
    /// dashboard.</summary>
    internal static Uri? Link(IConfiguration configuration) =>
        configuration["AppHost:BrowserToken"] is { Length: > 0 } token
        && configuration[Frontend]?.Split(';')[0] is { Length: > 0 } address
            ? new(new Uri(address), $"/login?t={token}")
            : null;
}
