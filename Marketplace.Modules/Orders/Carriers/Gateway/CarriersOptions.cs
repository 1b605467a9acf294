using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>The marketplace's accounts with carriers; without any, sellers write their own labels.</summary>
public sealed class CarriersOptions : ICheckedOptions
{
    public const string Section = "Carriers";

    /// <summary>The carrier simulator, for development and tests.</summary>
    public SimulatedCarrierOptions Simulator { get; set; } = new();

    public IEnumerable<OptionProblem> Check() => Simulator.Check();
}

/// <summary>An account with the carrier simulator.</summary>
public sealed class SimulatedCarrierOptions
{
    private const string Section = CarriersOptions.Section + ":Simulator";
    private const int MinSecretLength = 16;

    /// <summary>Its address; empty for no account.</summary>
    public string Url { get; set; } = "";

    /// <summary>Sent with every request.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Signs its webhooks.</summary>
    public string WebhookSecret { get; set; } = "";

    public bool IsConfigured => Url.Length > 0;

    internal IEnumerable<OptionProblem> Check()
    {
        if (Url.Length + ApiKey.Length + WebhookSecret.Length == 0)
            yield break;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return new(
                $"{Section}:Url",
                "an absolute http(s) address (or the whole section left out, for no carrier)",
                "http://127.0.0.1:8081"
            );
        }

        if (ApiKey.Length < MinSecretLength || ApiKey.Any(char.IsWhiteSpace))
            yield return new($"{Section}:ApiKey", "at least 16 characters without spaces", "carrier_key_0123456789");
        if (WebhookSecret.Length < MinSecretLength)
            yield return new($"{Section}:WebhookSecret", "at least 16 characters", "carrier_secret_0123456789");
    }
}
