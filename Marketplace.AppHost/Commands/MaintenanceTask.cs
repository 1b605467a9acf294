using Marketplace.AppHost.Infrastructure;
using Marketplace.AppHost.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.AppHost.Commands;

/// <summary>The migration with one more word, started by a command alone and listed below the migration.</summary>
internal sealed class MaintenanceTask
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly ProjectResource _resource;

    private MaintenanceTask(ProjectResource resource) => _resource = resource;

    /// <summary>Adds a task with the migration's environment.</summary>
    internal static MaintenanceTask Add(
        IResourceBuilder<ProjectResource> migration,
        MarketplaceInfrastructure infrastructure,
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
        foreach (var dependency in infrastructure.Waits)
            task.WaitFor(dependency);
        return new(task.Resource);
    }

    /// <summary>Starts the task and waits for its end.</summary>
    internal async Task<ExecuteCommandResult> RunAsync(ExecuteCommandContext context)
    {
        var begun = TimeProvider.System.GetUtcNow().UtcDateTime;
        var start = await context
            .Services.GetRequiredService<ResourceCommandService>()
            .ExecuteCommandAsync(_resource, KnownResourceCommands.StartCommand, context.CancellationToken);
        if (!start.Success)
            return start;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        patience.CancelAfter(Patience);
        var end = await context
            .Services.GetRequiredService<ResourceNotificationService>()
            .WaitForResourceAsync(
                _resource.Name,
                change =>
                    change.Snapshot is { ExitCode: not null, StopTimeStamp: { } stopped }
                    && stopped.ToUniversalTime() >= begun,
                patience.Token
            );
        return end.Snapshot.ExitCode == 0
            ? CommandResults.Success()
            : CommandResults.Failure(
                $"{_resource.Name} ended with exit code {end.Snapshot.ExitCode}; its log says why."
            );
    }
}
