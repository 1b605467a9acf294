using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;

namespace Marketplace.ServiceDefaults;

/// <summary>Settings that arrive as files, one for each, as Docker Compose and Kubernetes hand out secrets.</summary>
/// <remarks>
/// The file's name is the key with <c>__</c> in place of the colon, its text the value without the last line break.
/// A file without text counts as a setting that was not given. Files override the environment.
/// </remarks>
public static class SecretFiles
{
    /// <summary>Where the files are, if not in <see cref="DefaultDirectory"/>.</summary>
    public const string DirectoryKey = "Marketplace:SecretsDirectory";

    /// <summary>Where Docker Compose mounts secrets; it need not exist.</summary>
    public const string DefaultDirectory = "/run/secrets";

    /// <summary>Adds the files of the configured directory.</summary>
    /// <exception cref="CannotStartException">The directory is missing, or a file may not be read.</exception>
    public static IConfigurationBuilder AddSecretFiles(this IConfigurationBuilder builder)
    {
        var configured = builder.Build()[DirectoryKey];
        var directory = Path.GetFullPath(string.IsNullOrWhiteSpace(configured) ? DefaultDirectory : configured);
        if (Directory.Exists(directory))
            return Add(builder, directory);
        return string.IsNullOrWhiteSpace(configured)
            ? builder
            : throw new CannotStartException($"{DirectoryKey} names a directory that does not exist: {directory}.");
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
                $"{denied.Message} The user of this process must be able to read it.",
                denied
            );
        }
    }

    private static bool IsEmpty(string path) => string.IsNullOrWhiteSpace(File.ReadAllText(path));
}
