using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.AppHostTests;

/// <summary>The AppHost's model, built without an orchestrator and without containers.</summary>
internal static class Model
{
    internal static Task<IDistributedApplicationTestingBuilder> RunAsync(
        CancellationToken cancellationToken,
        params string[] args
    ) => DistributedApplicationTestingBuilder.CreateAsync<Projects.Marketplace_AppHost>(args, cancellationToken);

    internal static T Find<T>(this IDistributedApplicationTestingBuilder builder, string name)
        where T : IResource => builder.Resources.OfType<T>().Single(resource => resource.Name == name);

    /// <summary>The names of the environment variables a project is given.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(
        this ProjectResource project,
        CancellationToken cancellationToken
    )
    {
        // Resolved as for publishing: values stay expressions, and nothing waits for an endpoint that no orchestrator
        // allocates.
        var context = new DistributedApplicationExecutionContext(DistributedApplicationOperation.Publish);
        var configuration = await ExecutionConfigurationBuilder
            .Create(project)
            .WithEnvironmentVariablesConfig()
            .BuildAsync(context, NullLogger.Instance, cancellationToken);
        return configuration.EnvironmentVariables.ToDictionary(variable => variable.Key, variable => variable.Value);
    }
}
