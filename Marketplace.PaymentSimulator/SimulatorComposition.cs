using Marketplace.PaymentSimulator.Api;
using Marketplace.PaymentSimulator.Carrier;
using Marketplace.PaymentSimulator.Control;
using Marketplace.PaymentSimulator.Flow;
using Marketplace.PaymentSimulator.Pages;
using Marketplace.PaymentSimulator.Payouts;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator;

/// <summary>Registers the payment simulator, with the simulated carrier beside it, for its own process or as a second
/// application of another one.</summary>
public static class SimulatorComposition
{
    private const long LargestBody = 1024 * 1024;

    /// <summary>Adds the simulator's services. Options come from the section <c>Simulator</c> and are checked when the
    /// host starts.</summary>
    public static WebApplicationBuilder AddPaymentSimulator(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);

        var services = builder.Services;
        services.AddOptions<SimulatorOptions>().BindConfiguration(SimulatorOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SimulatorOptions>, SimulatorOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new WebhookTransport());
        services.AddSingleton<SimulatorState>().AddSingleton<ObjectRenderer>().AddSingleton<StateChanges>();
        // Before every other service that is started: it reads first, and writes when the others have stopped.
        services.AddSingleton<StateSnapshot>().AddSingleton<Resumption>().AddHostedService<StateFile>();
        services.AddSingleton<WebhookEndpoint>().AddSingleton<WebhookSender>().AddSingleton<EventLog>();
        services.AddSingleton<Scheduler>().AddHostedService(provider => provider.GetRequiredService<Scheduler>());
        services.AddSingleton<CheckoutService>().AddSingleton<PaymentProcessor>().AddSingleton<RefundService>();
        services.AddSingleton<DisputeService>().AddSingleton<AccountService>().AddSingleton<TransferService>();
        services.AddHostedService<SessionExpiryJob>();
        services.AddOptions<CarrierOptions>().BindConfiguration(CarrierOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CarrierOptions>, CarrierOptionsValidator>();
        services.AddSingleton<CarrierState>().AddSingleton<CarrierScanService>();
        services.AddSingleton<StripeApi>().AddSingleton<SessionFactory>();
        services.AddSingleton<ControlService>().AddSingleton<CheckoutPageService>();
        return builder;
    }

    /// <summary>Maps the provider's API, the pages and the control endpoints.</summary>
    public static WebApplication UsePaymentSimulator(this WebApplication app)
    {
        app.UseMiddleware<PageSecurityMiddleware>();
        app.Use(NoteChangeAsync);
        app.MapDefaultEndpoints();
        app.MapCheckoutSessions();
        app.MapRefunds();
        app.MapDisputes();
        app.MapPayouts();
        app.MapUnknown();
        app.MapCarrier();
        app.MapControl();
        app.MapPayoutControl();
        app.MapCarrierControl();
        app.MapCheckoutPages();
        app.MapOnboardingPages();
        app.MapConsolePage();
        return app;
    }

    private static async Task NoteChangeAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        finally
        {
            if (!HttpMethods.IsGet(http.Request.Method))
                http.RequestServices.GetRequiredService<StateChanges>().Note();
        }
    }
}
