using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Webhooks;

/// <summary>The receiver of webhooks: as configured at the start, changeable while the simulator runs.</summary>
public sealed class WebhookEndpoint(IOptions<SimulatorOptions> options)
{
    private volatile Target _target = new(options.Value.WebhookUrl, options.Value.WebhookSecret);

    /// <summary>The receiver; its address is null if there is none.</summary>
    public Target Current => _target;

    /// <summary>Changes the receiver; a null secret keeps the current one.</summary>
    public void Change(string? url, string? secret) => _target = new Target(url, secret ?? _target.Secret);

    /// <summary>A receiver and the secret it shares with the simulator.</summary>
    public sealed record Target(string? Url, string Secret);
}
