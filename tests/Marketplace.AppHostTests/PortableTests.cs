using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Marketplace.AppHost;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.AppHostTests;

/// <summary>The whole application as processes, without a container engine, and what can be pressed in its
/// dashboard.</summary>
public sealed class PortableTests
{
    private const string Reason =
        "The orchestrator is not there: the AppHost was built against packages that lack Aspire.Hosting.Orchestration.";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string[] OnTheApi = ["Verify invariants", "Redrive dead events", "Refresh popular sellers"];
    private static readonly string[] OnTheMigration = ["seed-demo", "reset-database"];

    public static bool HasOrchestrator { get; } =
        typeof(Shapes)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Any(entry =>
                entry.Key.Equals("dcpclipath", StringComparison.OrdinalIgnoreCase) && File.Exists(entry.Value)
            );

    [Fact(Skip = Reason, SkipUnless = nameof(HasOrchestrator))]
    public async Task Run_Portable_EveryCommandWorks()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        await using var builder = await Model.RunAsync(patience.Token, "--portable");
        await using var app = await builder.BuildAsync(patience.Token);
        await app.StartAsync(patience.Token);
        await app.ResourceNotifications.WaitForResourceHealthyAsync(ResourceNames.Api, patience.Token);
        var (api, migration) = (
            builder.Find<ProjectResource>(ResourceNames.Api),
            builder.Find<ProjectResource>(ResourceNames.Migration)
        );

        foreach (var text in OnTheApi)
            await PressAsync(
                app,
                api,
                api.Annotations.OfType<ResourceCommandAnnotation>().Single(command => command.DisplayName == text).Name,
                patience.Token
            );
        foreach (var task in OnTheMigration)
        {
            await PressAsync(app, migration, task, patience.Token);
            await app.ResourceNotifications.WaitForResourceAsync(
                task,
                KnownResourceStates.TerminalStates,
                patience.Token
            );
            Assert.True(
                app.ResourceNotifications.TryGetCurrentState(task, out var end) && end.Snapshot.ExitCode == 0,
                $"{task} ended with {end?.Snapshot.ExitCode}."
            );
        }
    }

    private static async Task PressAsync(
        DistributedApplication app,
        IResource resource,
        string command,
        CancellationToken cancellationToken
    )
    {
        var result = await app
            .Services.GetRequiredService<ResourceCommandService>()
            .ExecuteCommandAsync(resource, command, cancellationToken);
        Assert.True(result.Success, $"{command}: {result.Message}");
    }
}
