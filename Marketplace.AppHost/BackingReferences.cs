using Marketplace.ServiceDefaults;

namespace Marketplace.AppHost;

/// <summary>Connects a project to its backing and hands it its settings.</summary>
public static class BackingReferences
{
    /// <summary>Connection strings as <see cref="Wiring.Connections"/> says, rights as narrow as the work allows, and
    /// the order of start.</summary>
    public static IResourceBuilder<ProjectResource> WithBacking(
        this IResourceBuilder<ProjectResource> project,
        Backing backing
    )
    {
        project
            .WithReference(backing.Database, ResourceNames.Database)
            .WithReference(backing.Cache, ResourceNames.Cache);
        foreach (var dependency in backing.Waits)
            project.WaitFor(dependency);
        return project;
    }

    /// <summary>The settings of <see cref="Wiring.Settings"/> that are meant for this project.</summary>
    public static IResourceBuilder<ProjectResource> WithSettings(
        this IResourceBuilder<ProjectResource> project,
        DeploymentSettings settings
    )
    {
        foreach (var (setting, parameter) in settings.Of(project.Resource.Name))
            project.WithEnvironment(setting.Variable, parameter);
        return project;
    }
}
