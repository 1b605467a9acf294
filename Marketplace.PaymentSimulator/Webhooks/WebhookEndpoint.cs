using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Webhooks;

/// <summary>Where webhooks go and how they are signed; begins as configured and can be changed while the simulator
/// runs.</summary>
public sealed class WebhookEndpoint(IOptions<SimulatorOptions> options)
{
    private volatile Target _target = new(options.Value.WebhookUrl, options.Value.WebhookSecret);

    /// <summary>The receiver; its address is null while there is none.</summary>
    public Target Current => _target;

    /// <summary>Sends to another receiver from now on; a null secret keeps the present one.</summary>
    public void Change(string? url, string? secret) => _target = new Target(url, secret ?? _target.Secret);

    /// <summary>A receiver and the secret it shares with the simulator.</summary>
    public sealed record Target(string? Url, string Secret);
}
