namespace Marketplace.AppHost;

/// <summary>Lets the product pay with the simulator, as it would with Stripe.</summary>
public static class LocalPayments
{
    /// <summary>Gives both sides the same secrets and each other's address.</summary>
    public static void Connect(
        IDistributedApplicationBuilder builder,
        IResourceBuilder<ProjectResource> simulator,
        params IResourceBuilder<ProjectResource>[] projects
    )
    {
        var random = builder.AddParameter(
            "simulator-key",
            new GenerateParameterDefault { MinLength = 24, Special = false },
            secret: true,
            persist: true
        );
        var apiKey = ReferenceExpression.Create($"sk_test_{random}");
        var webhookSecret = ReferenceExpression.Create($"whsec_{random}");
        var api = projects[0].GetEndpoint("http");
        // The Api's own page: it asks the provider before it shows anything, so that a lost webhook costs nobody an
        // order.
        var returnUrl = ReferenceExpression.Create($"{api}/api/v1/payments/{{PAYMENT_ID}}/return");

        simulator
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", "Development")
            .WithEnvironment("Simulator__ApiKey", apiKey)
            .WithEnvironment("Simulator__WebhookSecret", webhookSecret)
            .WithEnvironment(
                "Simulator__WebhookUrl",
                ReferenceExpression.Create($"{api}/api/v1/payments/webhooks/stripe")
            )
            .WithEnvironment("Simulator__PublicUrl", simulator.GetEndpoint("http"));
        foreach (var project in projects)
        {
            project
                .WithEnvironment("Payments__Stripe__ApiKey", apiKey)
                .WithEnvironment("Payments__Stripe__WebhookSecrets__0", webhookSecret)
                .WithEnvironment("Payments__Stripe__ApiBase", simulator.GetEndpoint("http"))
                .WithEnvironment("Payments__Stripe__SuccessUrl", returnUrl)
                .WithEnvironment("Payments__Stripe__CancelUrl", returnUrl);
        }
    }
}
