using Marketplace.PaymentSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>What the simulator says about a configuration it cannot work with.</summary>
public sealed class SimulatorStartTests
{
    [Theory]
    [InlineData("ApiKey", "sk_live_123")]
    [InlineData("ApiKey", "")]
    [InlineData("WebhookSecret", "secret")]
    [InlineData("WebhookUrl", "localhost/hook")]
    [InlineData("PublicUrl", "ftp://x")]
    [InlineData("ApiVersion", "")]
    [InlineData("Capacity", "1")]
    [InlineData("LateDelay", "-00:00:01")]
    [InlineData("StateFile", "state.json")]
    [InlineData("StateFile", "/")]
    public async Task Start_BadValue_NamesKeyAndExample(string key, string value)
    {
        await using var app = Build(new() { [$"Simulator:{key}"] = value });

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(SimulatorHost.Cancel));

        var line = Assert.Single(refused.Failures);
        Assert.Contains(key, line, StringComparison.Ordinal);
        Assert.Contains("Example: Simulator__", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Container_WithAllServices_IsValid()
    {
        using var provider = Builder([])
            .Services.BuildServiceProvider(
                new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }
            );

        Assert.NotNull(provider.GetRequiredService<PaymentSimulator.Api.StripeApi>());
    }

    private static WebApplication Build(Dictionary<string, string?> settings)
    {
        var app = Builder(settings).Build();
        app.UsePaymentSimulator();
        return app;
    }

    private static WebApplicationBuilder Builder(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Simulator:ApiKey"] = SimulatorHost.ApiKey,
                ["Simulator:WebhookSecret"] = SimulatorHost.WebhookSecret,
            }
        );
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddPaymentSimulator();
        builder.Logging.ClearProviders();
        return builder;
    }
}
