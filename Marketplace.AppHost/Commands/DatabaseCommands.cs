using Marketplace.AppHost.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.AppHost.Commands;

/// <summary>Commands on the database.</summary>
internal static class DatabaseCommands
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Adds them; what changes the database runs as a task of the migration.</summary>
    internal static void Add(
        IResourceBuilder<IResource> database,
        IResourceBuilder<ProjectResource> migration,
        IResourceBuilder<ProjectResource> api,
        DevelopmentAccounts accounts,
        IReadOnlyList<IResourceBuilder<IResource>> waits
    )
    {
        var admin = new AdminApi(api.GetEndpoint("http"), accounts);
        database.WithCommand(
            "verify-invariants",
            "Verify invariants",
            context => admin.CallAsync(HttpMethod.Get, "/api/v1/admin/invariants", context.CancellationToken),
            new()
            {
                IconName = "ShieldCheckmark",
                IsHighlighted = true,
                Description = "Checks that stock, orders and money add up; changes nothing.",
            }
        );
        var seed = Task(migration, waits, "seed-demo", "--demo", "DatabaseArrowUp");
        database.WithCommand(
            "seed-demo",
            "Seed demo data",
            context => RunAsync(seed.Resource, context),
            new() { IconName = "DatabaseArrowUp", Description = "Adds stores, products and orders to try things on." }
        );
        var reset = Task(migration, waits, "reset-database", "--reset", "DatabaseWarning");
        database.WithCommand(
            "reset-database",
            "Reset database",
            context => RunAsync(reset.Resource, context),
            new()
            {
                IconName = "DatabaseWarning",
                Description = "Deletes everything and makes the schema and the development accounts again.",
                ConfirmationMessage = "Everything in the database is deleted. Go on?",
            }
        );
    }

    /// <summary>The migration with one more word, started by a command alone and listed below the migration.</summary>
    private static IResourceBuilder<ProjectResource> Task(
        IResourceBuilder<ProjectResource> migration,
        IReadOnlyList<IResourceBuilder<IResource>> waits,
        string name,
        string word,
        string icon
    )
    {
        var task = migration
            .ApplicationBuilder.AddBuiltProject<Projects.Marketplace_MigrationService>(name)
            .WithArgs(word)
            .WithExplicitStart()
            .WithParentRelationship(migration)
            .WithIconName(icon);
        foreach (var annotation in migration.Resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            task.WithAnnotation(annotation);
        foreach (var dependency in waits)
            task.WaitFor(dependency);
        return task;
    }

    /// <summary>Starts a task and waits for its end.</summary>
    private static async Task<ExecuteCommandResult> RunAsync(IResource task, ExecuteCommandContext context)
    {
        var notifications = context.Services.GetRequiredService<ResourceNotificationService>();
        var started = TimeProvider.System.GetUtcNow().UtcDateTime;
        var start = await context
            .Services.GetRequiredService<ResourceCommandService>()
            .ExecuteCommandAsync(task, KnownResourceCommands.StartCommand, context.CancellationToken);
        if (!start.Success)
            return start;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        patience.CancelAfter(Patience);
        var end = await notifications.WaitForResourceAsync(
            task.Name,
            change => change.Snapshot is { ExitCode: not null, StopTimeStamp: { } at } && at >= started,
            patience.Token
        );
        return end.Snapshot.ExitCode == 0
            ? CommandResults.Success()
            : CommandResults.Failure($"{task.Name} ended with exit code {end.Snapshot.ExitCode}; its log says why.");
    }
}
