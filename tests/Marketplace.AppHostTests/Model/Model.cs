using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.AppHostTests;

/// <summary>The AppHost's model, built without an orchestrator.</summary>
internal static class Model
{
    internal const string Containers = "--containers";
    internal const string Executables = "--executables";

    internal static Task<IDistributedApplicationTestingBuilder> OfAsync(
        TestDirectory data,
        CancellationToken cancellationToken,
        params string[] args
    ) =>
        DistributedApplicationTestingBuilder.CreateAsync<Projects.Marketplace_AppHost>(
            [.. args, "--data", data.Path],
            cancellationToken
        );

    internal static T Find<T>(this IDistributedApplicationTestingBuilder builder, string name)
        where T : IResource => builder.Resources.OfType<T>().Single(resource => resource.Name == name);

    /// <summary>The environment variables a resource is given.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(
        this IResource resource,
        CancellationToken cancellationToken
    )
    {
        // Resolved as for publishing: values stay expressions, and nothing waits for an endpoint that no orchestrator
        // allocates.
        var context = new DistributedApplicationExecutionContext(DistributedApplicationOperation.Publish);
        var configuration = await ExecutionConfigurationBuilder
            .Create(resource)
            .WithEnvironmentVariablesConfig()
            .BuildAsync(context, NullLogger.Instance, cancellationToken);
        return configuration.EnvironmentVariables.ToDictionary(variable => variable.Key, variable => variable.Value);
    }
}
