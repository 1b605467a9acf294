using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.ServiceDefaults.Health;

/// <summary>Answers a health request as JSON: the state of the instance and of each check by name.</summary>
/// <remarks>Exceptions and descriptions stay in the logs; they may hold host names.</remarks>
internal static class HealthEndpoint
{
    internal static HealthCheckOptions Options(Func<HealthCheckRegistration, bool> predicate) =>
        new() { Predicate = predicate, ResponseWriter = WriteAsync };

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var answer = new HealthAnswer(
            Name(report.Status),
            [
                .. report.Entries.Select(entry => new HealthAnswerCheck(
                    entry.Key,
                    Name(entry.Value.Status),
                    (long)entry.Value.Duration.TotalMilliseconds
                )),
            ]
        );
        return context.Response.WriteAsJsonAsync(answer, JsonSerializerOptions.Web, context.RequestAborted);
    }

    private static string Name(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => "healthy",
            HealthStatus.Degraded => "degraded",
            _ => "unhealthy",
        };

    private sealed record HealthAnswer(string Status, IReadOnlyList<HealthAnswerCheck> Checks);

    private sealed record HealthAnswerCheck(string Name, string Status, long DurationMs);
}
