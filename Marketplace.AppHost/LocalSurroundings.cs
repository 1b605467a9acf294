using Marketplace.ServiceDefaults;

namespace Marketplace.AppHost;

/// <summary>What a host finds on a developer's machine: directories below the repository, addresses of the other
/// hosts.</summary>
public static class LocalSurroundings
{
    /// <summary>Development settings, directories for files and mails, and the Api's address.</summary>
    public static IResourceBuilder<ProjectResource> WithLocalSurroundings(
        this IResourceBuilder<ProjectResource> project,
        IResourceBuilder<ProjectResource> api
    )
    {
        var builder = project.ApplicationBuilder;
        return project
            .WithEnvironment("DOTNET_ENVIRONMENT", "Development")
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", "Development")
            .WithEnvironment(Variable(Wiring.PublicUrlKey), ReferenceExpression.Create($"{api.GetEndpoint("http")}"))
            .WithEnvironment(Variable(Wiring.DataDirectoryKey), DirectoryOf(builder, "files"))
            .WithEnvironment(Variable(Wiring.MailDirectoryKey), DirectoryOf(builder, "mails"));
    }

    /// <summary>A directory below <c>.data/aspire</c>, which is not under version control.</summary>
    public static string DirectoryOf(IDistributedApplicationBuilder builder, string name) =>
        Directory.CreateDirectory(Path.Combine(builder.AppHostDirectory, "..", ".data", "aspire", name)).FullName;

    private static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
