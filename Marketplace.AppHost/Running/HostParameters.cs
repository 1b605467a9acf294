using Marketplace.ServiceDefaults;
using Marketplace.Standalone;

namespace Marketplace.AppHost.Running;

/// <summary>The settings of <see cref="Wiring.Settings"/> as parameters that the dashboard shows.</summary>
/// <remarks>An optional one exists only if <c>Parameters:name</c> is configured. Keys are made once and kept in the
/// data directory.</remarks>
internal sealed class HostParameters
{
    private readonly List<(Setting Setting, IResourceBuilder<ParameterResource> Parameter)> _given = [];

    internal HostParameters(IDistributedApplicationBuilder builder, InstanceData data)
    {
        foreach (var setting in Wiring.Settings.Where(setting => IsWanted(builder, setting)))
            _given.Add((setting, Add(builder, data, setting)));
    }

    /// <summary>What a host is given.</summary>
    internal IEnumerable<(Setting Setting, IResourceBuilder<ParameterResource> Parameter)> Of(string host) =>
        _given.Where(one => one.Setting.Hosts.Contains(host));

    /// <summary>What was configured for a parameter, as <c>Parameters:some-name</c> or, as a shell can say it,
    /// <c>Parameters__some_name</c>; null if nothing.</summary>
    internal static string? Configured(IDistributedApplicationBuilder builder, string parameter) =>
        new[] { parameter.Replace('-', '_'), parameter }
            .Select(name => builder.Configuration[$"Parameters:{name}"])
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private static bool IsWanted(IDistributedApplicationBuilder builder, Setting setting) =>
        !setting.PublishOnly && (!setting.Optional || Configured(builder, setting.Parameter) is not null);

    private static IResourceBuilder<ParameterResource> Add(
        IDistributedApplicationBuilder builder,
        InstanceData data,
        Setting setting
    )
    {
        var description = $"Becomes {setting.Key} of {string.Join(", ", setting.Hosts)}.";
        return setting.Parameter switch
        {
            "root-key" => data.Secret(
                builder,
                setting.Parameter,
                $"{description} Encrypts what the database holds; kept in the data directory.",
                secrets => secrets.Key(SecretNames.RootKey)
            ),
            "signing-key" => data.Secret(
                builder,
                setting.Parameter,
                $"{description} Signs access tokens; kept in the data directory.",
                secrets => File.ReadAllText(secrets.SigningKeyFile(SecretNames.SigningKey)).Trim()
            ),
            _ => Plain(builder, setting).WithDescription(description),
        };
    }

    private static IResourceBuilder<ParameterResource> Plain(IDistributedApplicationBuilder builder, Setting setting) =>
        !setting.Secret && (Configured(builder, setting.Parameter) ?? setting.Default) is { } known
            ? builder.AddParameter(setting.Parameter, known)
            : builder.AddParameter(setting.Parameter, setting.Secret);
}

/// <summary>Gives hosts their settings.</summary>
internal static class HostSettings
{
    /// <summary>The parameters that are meant for this host.</summary>
    internal static IResourceBuilder<ProjectResource> WithParameters(
        this IResourceBuilder<ProjectResource> host,
        HostParameters parameters
    )
    {
        foreach (var (setting, parameter) in parameters.Of(host.Resource.Name))
            host.WithEnvironment(setting.Variable, parameter);
        return host;
    }

    /// <summary>The development environment, directories for files and mails, and the Api's address.</summary>
    internal static IResourceBuilder<ProjectResource> WithDevelopmentSettings(
        this IResourceBuilder<ProjectResource> host,
        InstanceData data,
        IResourceBuilder<ProjectResource> api
    ) =>
        host.WithEnvironment("DOTNET_ENVIRONMENT", "Development")
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", "Development")
            .WithEnvironment(Variable(Wiring.PublicUrlKey), ReferenceExpression.Create($"{api.GetEndpoint("http")}"))
            .WithEnvironment(Variable(Wiring.DataDirectoryKey), data.Files)
            .WithEnvironment(Variable(Wiring.MailDirectoryKey), data.Mails);

    private static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);
}
