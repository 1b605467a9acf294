using Marketplace.ServiceDefaults;

namespace Marketplace.PaymentSimulator;

/// <summary>Runs the payment simulator as a separate process.</summary>
public static class Program
{
    /// <summary>Starts the simulator and returns the exit code.</summary>
    public static Task<int> Main(string[] args) =>
        HostRun.RunAsync(
            "payment-simulator",
            async () =>
            {
                var builder = WebApplication.CreateBuilder(args);
                builder.AddPaymentSimulator();
                await using var app = builder.Build();
                app.UsePaymentSimulator();
                await app.RunAsync();
                return 0;
            }
        );
}
