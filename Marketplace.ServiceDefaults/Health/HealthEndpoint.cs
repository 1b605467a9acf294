using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.ServiceDefaults.Health;

/// <summary>Writes health responses as JSON: the status of the instance and of each check.</summary>
/// <remarks>Exceptions and descriptions go only to the logs, because they may contain host names.</remarks>
internal static class HealthEndpoint
{
    internal static HealthCheckOptions Options(Func<HealthCheckRegistration, bool> predicate) =>
        new() { Predicate = predicate, ResponseWriter = WriteAsync };

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var response = new HealthResponse(
            Name(report.Status),
            [
                .. report.Entries.Select(entry => new HealthResponseCheck(
                    entry.Key,
                    Name(entry.Value.Status),
                    (long)entry.Value.Duration.TotalMilliseconds
                )),
            ]
        );
        return context.Response.WriteAsJsonAsync(response, JsonSerializerOptions.Web, context.RequestAborted);
    }

    private static string Name(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => "healthy",
            HealthStatus.Degraded => "degraded",
            _ => "unhealthy",
        };

    private sealed record HealthResponse(string Status, IReadOnlyList<HealthResponseCheck> Checks);

    private sealed record HealthResponseCheck(string Name, string Status, long DurationMs);
}
