using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;

namespace Marketplace.ServiceDefaults;

/// <summary>Reads settings from files, one file per setting, as Docker Compose and Kubernetes provide
/// secrets.</summary>
/// <remarks>
/// The file name is the key with <c>__</c> instead of colons; the content is the value, without the final line break.
/// Empty files are ignored. Files override environment variables.
/// </remarks>
public static class SecretFiles
{
    /// <summary>Configuration key of the directory; the default is <see cref="DefaultDirectory"/>.</summary>
    public const string DirectoryKey = "Marketplace:SecretsDirectory";

    /// <summary>Where Docker Compose mounts secrets; optional.</summary>
    public const string DefaultDirectory = "/run/secrets";

    /// <summary>Adds the files in the configured directory.</summary>
    /// <exception cref="CannotStartException">The directory does not exist, or a file is not readable.</exception>
    public static IConfigurationBuilder AddSecretFiles(this IConfigurationBuilder builder)
    {
        var configured = builder.Build()[DirectoryKey];
        var directory = Path.GetFullPath(string.IsNullOrWhiteSpace(configured) ? DefaultDirectory : configured);
        if (Directory.Exists(directory))
            return Add(builder, directory);
        return string.IsNullOrWhiteSpace(configured)
            ? builder
            : throw new CannotStartException($"{DirectoryKey} points to a directory that does not exist: {directory}.");
    }

    private static IConfigurationBuilder Add(IConfigurationBuilder builder, string directory)
    {
        try
        {
            return builder.AddKeyPerFile(source =>
            {
                source.FileProvider = new PhysicalFileProvider(directory);
                source.IgnoreCondition = name => IsEmpty(Path.Combine(directory, name));
            });
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new CannotStartException(
                $"{denied.Message} The user running this process must be able to read it.",
                denied
            );
        }
    }

    private static bool IsEmpty(string path) => string.IsNullOrWhiteSpace(File.ReadAllText(path));
}
