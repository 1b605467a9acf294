using Marketplace.AppHost;
using Marketplace.AppHost.Running;
using Marketplace.ServiceDefaults;
using Marketplace.Standalone;

try
{
    var options = RunOptions.Parse(args);
    var builder = DistributedApplication.CreateBuilder(
        new DistributedApplicationOptions
        {
            Args = [.. options.Rest],
            // Everything listens on loopback; certificates would only add a warning where none is trusted.
            AllowUnsecuredTransport = true,
            TrustDeveloperCertificate = false,
        }
    );
    MarketplaceModel.Compose(builder, options);
    await builder.Build().RunAsync();
    return 0;
}
catch (CannotStartException refusal)
{
    await Console.Error.WriteLineAsync($"{Invocation.Name("apphost")}: {refusal.Message}");
    return 1;
}
