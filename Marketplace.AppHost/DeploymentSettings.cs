using System.Security.Cryptography;
using Aspire.Hosting.Publishing;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHost;

/// <summary>The parameters of the deployment, made from <see cref="Wiring.Settings"/>.</summary>
/// <remarks>An optional one exists only if <c>Parameters:name</c> is configured: an empty secret cannot be stored in
/// Azure. Those that are no
/// secrets belong into <c>appsettings.json</c> and are published with their values, so that a deployment from another
/// shell keeps them.
/// On a developer's machine keys are made once and kept in the user secrets of this project.</remarks>
public sealed class DeploymentSettings
{
    private readonly List<(Setting Setting, IResourceBuilder<ParameterResource> Parameter)> _given = [];

    public DeploymentSettings(IDistributedApplicationBuilder builder)
    {
        foreach (var setting in Wiring.Settings.Where(setting => IsWanted(builder, setting)))
            _given.Add((setting, Add(builder, setting)));
    }

    /// <summary>What a host is given.</summary>
    public IEnumerable<(Setting Setting, IResourceBuilder<ParameterResource> Parameter)> Of(string host) =>
        _given.Where(given => given.Setting.Hosts.Contains(host));

    /// <summary>What was configured for a parameter, as <c>Parameters:some-name</c> or, as a shell can say it,
    /// <c>Parameters__some_name</c>; null if nothing.</summary>
    public static string? Configured(IDistributedApplicationBuilder builder, string parameter) =>
        new[] { parameter.Replace('-', '_'), parameter }
            .Select(name => builder.Configuration[$"Parameters:{name}"])
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private static bool IsWanted(IDistributedApplicationBuilder builder, Setting setting)
    {
        if (setting.PublishOnly && builder.ExecutionContext.IsRunMode)
            return false;
        return !setting.Optional || Configured(builder, setting.Parameter) is not null;
    }

    private static IResourceBuilder<ParameterResource> Add(IDistributedApplicationBuilder builder, Setting setting)
    {
        if (
            !setting.Secret
            && (setting.Optional || setting.Default is not null)
            && (Configured(builder, setting.Parameter) ?? setting.Default) is { } known
        )
            return builder.AddParameter(setting.Parameter, known, publishValueAsDefault: true);
        if (builder.ExecutionContext.IsPublishMode || setting.Optional)
            return builder.AddParameter(setting.Parameter, setting.Secret);
        return setting.Parameter switch
        {
            "root-key" => builder.AddParameter(
                setting.Parameter,
                new Made(() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
                secret: true,
                persist: true
            ),
            "signing-key" => builder.AddParameter(
                setting.Parameter,
                new Made(NewSigningKey),
                secret: true,
                persist: true
            ),
            _ => builder.AddParameter(setting.Parameter, setting.Secret),
        };
    }

    private static string NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>A value made on a developer's machine when there is none yet.</summary>
    private sealed class Made(Func<string> make) : ParameterDefault
    {
        public override string GetDefaultValue() => make();

        public override void WriteToManifest(ManifestPublishingContext context) =>
            throw new NotSupportedException("Published deployments are given their keys; none is made.");
    }
}
