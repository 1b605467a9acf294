using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Carrier;

/// <summary>The simulated carrier's secrets, addresses and pace.</summary>
public sealed class CarrierOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Simulator:Carrier";

    /// <summary>The key that clients send as a bearer token. Empty: the carrier answers nobody.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The address of the receiver of scans. Null: scans are only read by polling.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>The secret that signs webhooks.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>How long after one scan a parcel is scanned again by itself. Null: only when asked to.</summary>
    public TimeSpan? Step { get; set; }

    /// <summary>How long news is held back by <c>late</c>.</summary>
    public TimeSpan LateDelay { get; set; } = TimeSpan.FromSeconds(20);
}

/// <summary>Validates the configuration. Each error names the key, the rule and an example.</summary>
public sealed class CarrierOptionsValidator : IValidateOptions<CarrierOptions>
{
    private const int MinSecretLength = 16;

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, CarrierOptions options)
    {
        List<string> errors = [.. Errors(options)];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(CarrierOptions options)
    {
        if (options.ApiKey.Length + options.WebhookSecret.Length > 0)
        {
            if (options.ApiKey.Length < MinSecretLength || options.ApiKey.Any(char.IsWhiteSpace))
                yield return ErrorOf(nameof(options.ApiKey), "must have at least 16 characters", "carrier_key_01234");
            if (options.WebhookSecret.Length < MinSecretLength)
            {
                yield return ErrorOf(
                    nameof(options.WebhookSecret),
                    "must have at least 16 characters",
                    "carrier_secret_01234"
                );
            }
        }

        if (options.WebhookUrl is not null && !SimulatorOptionsValidator.IsHttp(options.WebhookUrl))
        {
            yield return ErrorOf(
                nameof(options.WebhookUrl),
                "must be an absolute http or https address, or be left out",
                "http://127.0.0.1:5080/api/v1/carriers/webhooks/simulator"
            );
        }

        if (options.Step is { } step && (step <= TimeSpan.Zero || step > TimeSpan.FromDays(1)))
            yield return ErrorOf(nameof(options.Step), "must be longer than zero and at most one day", "00:00:30");
        if (options.LateDelay < TimeSpan.Zero || options.LateDelay > TimeSpan.FromDays(1))
            yield return ErrorOf(nameof(options.LateDelay), "must be between zero and one day", "00:00:20");
    }

    private static string ErrorOf(string key, string rule, string example) =>
        $"{CarrierOptions.Section}:{key} {rule}. Example: Simulator__Carrier__{key}={example}";
}
