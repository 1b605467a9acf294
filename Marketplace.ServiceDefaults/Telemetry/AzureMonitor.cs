using Azure.Monitor.OpenTelemetry.AspNetCore;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;

namespace Marketplace.ServiceDefaults;

/// <summary>Sends telemetry to Application Insights if a connection string is configured.</summary>
internal static class AzureMonitor
{
    internal const string Key = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Example =
        "InstrumentationKey=00000000-0000-0000-0000-000000000000;"
        + "IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/";

    // The exporter switches redaction off where nobody has decided; links from mails carry secrets in their query.
    private static readonly string[] QueryRedaction =
    [
        "OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION",
        "OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION",
    ];

    internal static bool IsOn(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[Key]);

    /// <remarks>A separate method, so that the assembly is loaded only when used.</remarks>
    internal static void Add(OpenTelemetryBuilder telemetry, IConfiguration configuration)
    {
        var connection = configuration[Key]!;
        if (!connection.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase))
        {
            throw new CannotStartException(
                $"{Key}: must be the connection string of an Application Insights resource. Example: {Example}"
            );
        }

        foreach (var key in QueryRedaction)
            configuration[key] = "false";
        telemetry.UseAzureMonitor(options => options.ConnectionString = connection);
    }
}
