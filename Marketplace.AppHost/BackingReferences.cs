using Azure.Provisioning.ServiceBus;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHost;

/// <summary>Connects a project to its backing and hands it its settings.</summary>
public static class BackingReferences
{
    /// <summary>Connection strings as <see cref="Wiring.Connections"/> says, rights as narrow as the work allows, and the order of start.</summary>
    public static IResourceBuilder<ProjectResource> WithBacking(this IResourceBuilder<ProjectResource> project, Backing backing)
    {
        var wanted = Wiring.Connections[project.Resource.Name];
        project.WithReference(backing.Database, ResourceNames.Database).WithReference(backing.Cache, ResourceNames.Cache);
        if (backing.Bus is { } bus && wanted.Contains(ResourceNames.Messaging))
        {
            // The Api sends when an administrator redrives dead events, and reads them first.
            project.WithReference(bus).WaitFor(bus).WithRoleAssignments(
                bus, ServiceBusBuiltInRole.AzureServiceBusDataSender, ServiceBusBuiltInRole.AzureServiceBusDataReceiver);
        }

        foreach (var dependency in backing.Waits) project.WaitFor(dependency);
        return project;
    }

    /// <summary>The settings of <see cref="Wiring.Settings"/> that are meant for this project.</summary>
    public static IResourceBuilder<ProjectResource> WithSettings(this IResourceBuilder<ProjectResource> project, DeploymentSettings settings)
    {
        foreach (var (setting, parameter) in settings.Of(project.Resource.Name))
            project.WithEnvironment(setting.Variable, parameter);
        return project;
    }

    /// <summary>What the platform asks a host: <c>/health</c> before it sends requests, <c>/alive</c> before it starts it anew.</summary>
    /// <remarks>Patient with the second: a minute passes before a host that starts slowly, or has no processor time, is ended.</remarks>
    public static IResourceBuilder<ProjectResource> WithProbes(this IResourceBuilder<ProjectResource> project) => project
        .WithHttpProbe(ProbeType.Readiness, "/health", periodSeconds: 10, timeoutSeconds: 5)
        .WithHttpProbe(ProbeType.Liveness, "/alive", initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6);

    /// <summary>A volume for the product images, which outlives the container; the home directory, because the image's user owns it.</summary>
    public static IResourceBuilder<ProjectResource> WithProductFiles(this IResourceBuilder<ProjectResource> project) => project
        .WithAnnotation(new ContainerMountAnnotation("product-files", "/home/app", ContainerMountType.Volume, isReadOnly: false))
        .WithEnvironment("Marketplace__DataDirectory", "/home/app");
}
