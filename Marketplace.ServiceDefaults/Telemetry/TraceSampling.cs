using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Marketplace.ServiceDefaults;

/// <summary>Validates the trace sampling settings; OpenTelemetry reads them itself and silently ignores misspelled
/// values.</summary>
internal static class TraceSampling
{
    private const string SamplerKey = "OTEL_TRACES_SAMPLER";
    private const string ArgumentKey = "OTEL_TRACES_SAMPLER_ARG";
    private static readonly string[] Standard =
    [
        "always_on",
        "always_off",
        "traceidratio",
        "parentbased_always_on",
        "parentbased_always_off",
        "parentbased_traceidratio",
    ];
    private static readonly string[] OfAzure = ["microsoft.fixed_percentage", "microsoft.rate_limited"];

    /// <summary>Throws if the settings are invalid.</summary>
    internal static void Check(IConfiguration configuration)
    {
        var (sampler, argument) = (configuration[SamplerKey], configuration[ArgumentKey]);
        if (string.IsNullOrWhiteSpace(sampler))
            return;
        // Azure Monitor has its own samplers, which record how many traces each sampled one represents.
        var known = AzureMonitor.IsOn(configuration) ? OfAzure : Standard;
        if (!known.Contains(sampler, StringComparer.OrdinalIgnoreCase))
        {
            throw new CannotStartException(
                $"{SamplerKey}: must be one of {string.Join(", ", known)}. Example: {known[^1]}"
            );
        }

        if (sampler.EndsWith("traceidratio", StringComparison.OrdinalIgnoreCase) && !IsShare(argument))
            throw new CannotStartException($"{ArgumentKey}: must be a number from 0 to 1. Example: 0.1");
    }

    private static bool IsShare(string? argument) =>
        double.TryParse(argument, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
        && share is >= 0 and <= 1;
}
