using System.Reflection;
using System.Runtime.InteropServices;

namespace Marketplace.AppHost.Running;

/// <summary>Starts projects from what the build made.</summary>
/// <remarks>Aspire would start each by <c>dotnet run</c>, a process that loads MSBuild, evaluates the project and then
/// stays: seconds of start and 135 MiB for each. A debugger still starts them in its own way.</remarks>
internal static class BuiltProjects
{
    private static readonly string Configuration = typeof(BuiltProjects)
        .Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!
        .Configuration.ToLowerInvariant();

    // A program finds the runtime by itself only where it is installed in the usual place.
    private static readonly string DotnetRoot = Path.GetFullPath(
        Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")
    );

    /// <summary>Adds a project that starts from its build output.</summary>
    internal static IResourceBuilder<ProjectResource> AddBuiltProject<TProject>(
        this IDistributedApplicationBuilder builder,
        string name
    )
        where TProject : IProjectMetadata, new()
    {
        var project = new TProject().ProjectPath;
        return builder
            .AddProject<TProject>(name, launchProfileName: null)
            .WithAnnotation(
                new ExecutableAnnotation
                {
                    Command = ProgramOf(project),
                    WorkingDirectory = Path.GetDirectoryName(project)!,
                }
            )
            .WithRuntime();
    }

    /// <summary>Where to find the runtime, and a garbage collector that keeps memory small.</summary>
    internal static IResourceBuilder<T> WithRuntime<T>(this IResourceBuilder<T> resource)
        where T : IResourceWithEnvironment =>
        resource.WithEnvironment("DOTNET_ROOT", DotnetRoot).WithEnvironment("DOTNET_gcServer", "0");

    /// <summary>The program that the build made of a project.</summary>
    internal static string ProgramOf(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var repository = Path.GetDirectoryName(Path.GetDirectoryName(project))!;
        var program = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return Path.Combine(repository, "artifacts", "bin", name, Configuration, program);
    }
}
