using Marketplace.AppHost.Infrastructure;
using Marketplace.AppHost.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.AppHost.Commands;

/// <summary>Commands on the database.</summary>
internal static class DatabaseCommands
{
    /// <summary>Adds them; what changes the database runs as a task of the migration.</summary>
    internal static void Add(
        MarketplaceInfrastructure infrastructure,
        IResourceBuilder<ProjectResource> migration,
        IResourceBuilder<ProjectResource> api,
        IResourceBuilder<ProjectResource> worker,
        IResourceBuilder<ProjectResource> simulator,
        DevelopmentAccounts accounts
    )
    {
        var admin = new AdminApi(api.GetEndpoint("http"), accounts);
        var seed = MaintenanceTask.Add(migration, infrastructure, "seed-demo", "--demo", "DatabaseArrowUp");
        var reset = MaintenanceTask.Add(migration, infrastructure, "reset-database", "--reset", "DatabaseWarning");
        infrastructure
            .Database.WithCommand(
                "verify-invariants",
                "Verify invariants",
                context => admin.CallAsync(HttpMethod.Get, "/api/v1/admin/invariants", context.CancellationToken),
                new()
                {
                    IconName = "ShieldCheckmark",
                    IsHighlighted = true,
                    Description = "Checks that stock, orders and money add up; changes nothing.",
                }
            )
            .WithCommand(
                "seed-demo",
                "Seed demo data",
                seed.RunAsync,
                new()
                {
                    IconName = "DatabaseArrowUp",
                    Description = "Adds stores, products and orders to try things on.",
                }
            )
            .WithCommand(
                "reset-database",
                "Reset database",
                context =>
                    ResetAsync(
                        reset,
                        simulator,
                        [infrastructure.Cache.Resource, api.Resource, worker.Resource],
                        context
                    ),
                new()
                {
                    IconName = "DatabaseWarning",
                    Description =
                        "Deletes everything, makes schema and development accounts again, restarts the hosts.",
                    ConfirmationMessage = "Everything in the database is deleted. Go on?",
                }
            );
    }

    /// <summary>Resets the database, restarts whoever remembers what was in it, and lets the payment simulator forget
    /// its payments.</summary>
    private static async Task<ExecuteCommandResult> ResetAsync(
        MaintenanceTask reset,
        IResourceBuilder<ProjectResource> simulator,
        IReadOnlyList<IResource> rememberers,
        ExecuteCommandContext context
    )
    {
        var commands = context.Services.GetRequiredService<ResourceCommandService>();
        var result = await reset.RunAsync(context);
        foreach (var resource in rememberers)
        {
            if (!result.Success)
                return result;
            result = await commands.ExecuteCommandAsync(
                resource,
                KnownResourceCommands.RestartCommand,
                context.CancellationToken
            );
        }

        return result.Success ? await PaymentCommands.ForgetAsync(simulator, context.CancellationToken) : result;
    }
}
