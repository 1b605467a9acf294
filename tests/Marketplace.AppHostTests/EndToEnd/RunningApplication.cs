#pragma warning disable ASPIREINTERACTION001 // Arguments of commands are marked as experimental.
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.AppHostTests;

/// <summary>The whole application under the orchestrator, over a directory of its own.</summary>
public sealed class RunningApplication : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly (string Name, int Instances)[] Servers =
    [
        ("postgres", 1),
        (ResourceNames.Database, 1),
        (ResourceNames.Cache, 1),
        (ResourceNames.Api, 2),
        (ResourceNames.Worker, 1),
        (ResourceNames.PaymentSimulator, 1),
    ];

    private readonly TestDirectory _data = new();
    private IDistributedApplicationTestingBuilder? _builder;
    private DistributedApplication? _app;
    private ResourceStates? _states;
    private OtlpReceiver? _telemetry;
    private Shop? _shop;

    internal OtlpReceiver Telemetry => _telemetry!;

    internal ResourceStates States => _states!;

    internal Shop Shop => _shop!;

    public async ValueTask InitializeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        _telemetry = await OtlpReceiver.StartAsync(patience.Token);
        _builder = await Model.OfAsync(_data, patience.Token, Model.Executables);
        foreach (var project in _builder.Resources.OfType<ProjectResource>().ToList())
        {
            _builder
                .CreateResourceBuilder(project)
                .WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", _telemetry.Address)
                .WithEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .WithEnvironment("RateLimits__Enabled", "false");
        }

        _app = await _builder.BuildAsync(patience.Token);
        _states = new ResourceStates(_app.ResourceNotifications);
        await _app.StartAsync(patience.Token);
        await HealthyAsync(patience.Token);
        _shop = new Shop(
            _app.GetEndpoint(ResourceNames.Api, "http"),
            role => File.ReadAllText(Path.Combine(_data.Path, "secrets", $"sign-in-{role}")).Trim()
        );
    }

    public async ValueTask DisposeAsync()
    {
        _shop?.Dispose();
        if (_states is not null)
            await _states.DisposeAsync();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_builder is not null)
            await _builder.DisposeAsync();

        if (_telemetry is not null)
            await _telemetry.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>Where a resource answers.</summary>
    internal Uri AddressOf(string resource) => _app!.GetEndpoint(resource, "http");

    /// <summary>Waits until every server, and every instance of it, is healthy.</summary>
    internal async Task HealthyAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, instances) in Servers)
        {
            await Eventually.AsksAsync(
                () => Task.FromResult(States),
                now => now.AreHealthy(name, instances),
                cancellationToken
            );
        }
    }

    /// <summary>Presses a command of the dashboard on a resource, or on one instance of it.</summary>
    internal async Task PressAsync(
        string resource,
        string command,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] arguments
    )
    {
        var result = await TryPressAsync(resource, command, cancellationToken, arguments);
        Assert.True(result.Success, $"{resource} {command}: {result.Message}");
    }

    /// <summary>Presses a command and answers its result.</summary>
    internal Task<ExecuteCommandResult> TryPressAsync(
        string resource,
        string command,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] arguments
    ) =>
        _app!
            .Services.GetRequiredService<ResourceCommandService>()
            .ExecuteCommandAsync(resource, command, Inputs(arguments), cancellationToken);

    /// <summary>Kills the process of an instance, as a crash does.</summary>
    internal async Task KillAsync(string instance, CancellationToken cancellationToken)
    {
        using (var process = System.Diagnostics.Process.GetProcessById(States.ProcessId(instance)))
            process.Kill();
        await Eventually.AsksAsync(() => Task.FromResult(States), now => now.HasEnded(instance), cancellationToken);
    }

    private static InteractionInputCollection Inputs((string Name, string Value)[] arguments) =>
        new([
            .. arguments.Select(argument => new InteractionInput
            {
                Name = argument.Name,
                InputType = InputType.Text,
                Value = argument.Value,
            }),
        ]);
}

/// <summary>The tests that share one running application.</summary>
[CollectionDefinition(Name)]
public sealed class RunningApplicationCollection : ICollectionFixture<RunningApplication>
{
    internal const string Name = "running application";
}
