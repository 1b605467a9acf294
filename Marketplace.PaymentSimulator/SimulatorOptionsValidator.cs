using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator;

/// <summary>Rejects a configuration the simulator cannot work with, in lines that name the key, the rule and an
/// example.</summary>
public sealed class SimulatorOptionsValidator : IValidateOptions<SimulatorOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, SimulatorOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(SimulatorOptions options)
    {
        // A live key here means that somebody is about to mistake the simulator for the provider.
        if (!IsSecret(options.ApiKey, "sk_test_"))
            yield return Fault(
                nameof(options.ApiKey),
                "must begin with sk_test_ and go on with at least one character",
                "sk_test_local"
            );

        if (!IsSecret(options.WebhookSecret, "whsec_"))
            yield return Fault(
                nameof(options.WebhookSecret),
                "must begin with whsec_ and go on with at least one character",
                "whsec_local"
            );

        if (options.WebhookUrl is not null && !IsHttp(options.WebhookUrl))
            yield return Fault(
                nameof(options.WebhookUrl),
                "must be an absolute http or https address, or be left out",
                "http://127.0.0.1:5080/api/v1/payments/webhooks/stripe"
            );

        if (options.PublicUrl is not null && !IsHttp(options.PublicUrl))
            yield return Fault(
                nameof(options.PublicUrl),
                "must be an absolute http or https address, or be left out",
                "http://127.0.0.1:5090"
            );

        if (string.IsNullOrWhiteSpace(options.ApiVersion))
            yield return Fault(
                nameof(options.ApiVersion),
                "must be the API version of the client library",
                "2026-10-28.endive"
            );

        if (options.Capacity < 100)
            yield return Fault(nameof(options.Capacity), "must be at least 100", "10000");

        if (options.WebhookTimeout <= TimeSpan.Zero)
            yield return Fault(nameof(options.WebhookTimeout), "must be longer than zero", "00:00:10");

        TimeSpan[] delays = [options.AnswerDelay, options.ProcessingDelay, options.LateDelay, .. options.RetryDelays];
        if (delays.Any(delay => delay < TimeSpan.Zero || delay > TimeSpan.FromDays(1)))
            yield return Fault(
                "AnswerDelay, ProcessingDelay, LateDelay and WebhookRetryDelays",
                "must lie between zero and one day",
                "00:00:10"
            );
    }

    internal static bool IsHttp(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static bool IsSecret(string value, string prefix) =>
        value.StartsWith(prefix, StringComparison.Ordinal)
        && value.Length > prefix.Length
        && !value.Any(char.IsWhiteSpace);

    private static string Fault(string key, string rule, string example) =>
        $"{SimulatorOptions.Section}:{key} {rule}. Example: {SimulatorOptions.Section}__{key.Split(',')[0]}={example}";
}
