using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator;

/// <summary>Validates the configuration. Each error names the key, the rule and an example.</summary>
public sealed class SimulatorOptionsValidator : IValidateOptions<SimulatorOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, SimulatorOptions options)
    {
        List<string> errors = [.. SecretErrors(options), .. AddressErrors(options), .. LimitErrors(options)];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> SecretErrors(SimulatorOptions options)
    {
        // A live key here means that somebody is about to mistake the simulator for the provider.
        if (!IsSecret(options.ApiKey, "sk_test_"))
        {
            yield return ErrorOf(
                nameof(options.ApiKey),
                "must begin with sk_test_ and have at least one more character",
                "sk_test_local"
            );
        }

        if (!IsSecret(options.WebhookSecret, "whsec_"))
        {
            yield return ErrorOf(
                nameof(options.WebhookSecret),
                "must begin with whsec_ and have at least one more character",
                "whsec_local"
            );
        }
    }

    private static IEnumerable<string> AddressErrors(SimulatorOptions options)
    {
        if (options.WebhookUrl is not null && !IsHttp(options.WebhookUrl))
        {
            yield return ErrorOf(
                nameof(options.WebhookUrl),
                "must be an absolute http or https address, or be left out",
                "http://127.0.0.1:5080/api/v1/payments/webhooks/stripe"
            );
        }

        if (options.PublicUrl is not null && !IsHttp(options.PublicUrl))
        {
            yield return ErrorOf(
                nameof(options.PublicUrl),
                "must be an absolute http or https address, or be left out",
                "http://127.0.0.1:5090"
            );
        }
    }

    private static IEnumerable<string> LimitErrors(SimulatorOptions options)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
            yield return ErrorOf(nameof(options.TimeZone), "must be an IANA time zone", "Europe/Istanbul");

        if (string.IsNullOrWhiteSpace(options.ApiVersion))
        {
            yield return ErrorOf(
                nameof(options.ApiVersion),
                "must be the API version of the client library",
                "2026-10-28.endive"
            );
        }

        if (options.StateFile is { } file && (!Path.IsPathFullyQualified(file) || Directory.Exists(file)))
        {
            yield return ErrorOf(
                nameof(options.StateFile),
                "must be the absolute path of a file, or be left out",
                "/var/lib/marketplace/simulator.json"
            );
        }

        if (options.Capacity < 100)
            yield return ErrorOf(nameof(options.Capacity), "must be at least 100", "10000");

        if (options.FeeBps is < 0 or > 10_000)
            yield return ErrorOf(nameof(options.FeeBps), "must be basis points between 0 and 10000", "290");

        if (options.WebhookTimeout <= TimeSpan.Zero)
            yield return ErrorOf(nameof(options.WebhookTimeout), "must be longer than zero", "00:00:10");

        TimeSpan[] delays = [options.AnswerDelay, options.ProcessingDelay, options.LateDelay, .. options.RetryDelays];
        if (delays.Any(delay => delay < TimeSpan.Zero || delay > TimeSpan.FromDays(1)))
        {
            yield return ErrorOf(
                "AnswerDelay, ProcessingDelay, LateDelay and WebhookRetryDelays",
                "must be between zero and one day",
                "00:00:10"
            );
        }
    }

    internal static bool IsHttp(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static bool IsSecret(string value, string prefix) =>
        value.StartsWith(prefix, StringComparison.Ordinal)
        && value.Length > prefix.Length
        && !value.Any(char.IsWhiteSpace);

    private static string ErrorOf(string key, string rule, string example) =>
        $"{SimulatorOptions.Section}:{key} {rule}. Example: {SimulatorOptions.Section}__{key.Split(',')[0]}={example}";
}
