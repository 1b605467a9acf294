using System.Reflection;
using Marketplace.ServiceDefaults;
using Marketplace.Standalone;

namespace Marketplace.AppHost.Running;

/// <summary>The data directory of this run: the same as that of <c>./dev up</c>, with the same secrets and
/// accounts.</summary>
internal sealed class InstanceData
{
    private readonly Lazy<InstanceSecrets> _secrets;
    private readonly bool _isUsual;

    private InstanceData(string root, bool isUsual)
    {
        Root = root;
        _isUsual = isUsual;
        _secrets = new(() => new InstanceSecrets(root));
    }

    /// <summary>The directory's full path.</summary>
    internal string Root { get; }

    /// <summary>Where mails are written.</summary>
    internal string Mails => InstanceDirectories.Mails(Root);

    /// <summary>Where files of the product are kept.</summary>
    internal string Files => InstanceDirectories.Files(Root);

    /// <summary>The secrets of the directory, made when they are first needed.</summary>
    internal InstanceSecrets Secrets => _secrets.Value;

    /// <summary>The directory that the command line names, or the usual one.</summary>
    /// <exception cref="CannotStartException">A test names none: it must never touch a developer's data.</exception>
    internal static InstanceData Of(RunOptions options)
    {
        if (options.Data is { } given)
            return new(Path.GetFullPath(given), isUsual: false);
        if (Assembly.GetEntryAssembly() != typeof(InstanceData).Assembly)
        {
            throw new CannotStartException(
                "a test must name a data directory of its own: --data DIR. The usual one holds a developer's data."
            );
        }

        return new(DataDirectoryChoice.Default(AppContext.BaseDirectory), isUsual: true);
    }

    /// <summary>The given port; else, over the usual directory, the usual one if it is free; else any free
    /// one.</summary>
    internal int Port(int? given, int usual) => given ?? (_isUsual && FreePort.IsFree(usual) ? usual : FreePort.Find());

    /// <summary>A parameter whose value is kept with the directory's secrets, unless configuration gives it.</summary>
    internal IResourceBuilder<ParameterResource> Secret(
        IDistributedApplicationBuilder builder,
        string name,
        string description,
        Func<InstanceSecrets, string> read
    ) =>
        builder
            .AddParameter(name, () => HostParameters.Configured(builder, name) ?? read(Secrets), secret: true)
            .WithDescription(description);
}
