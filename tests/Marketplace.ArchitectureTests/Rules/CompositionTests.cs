using System.Security.Cryptography;
using Marketplace.ArchitectureTests.Deployment;
using Marketplace.ServiceDefaults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.ArchitectureTests.Rules;

/// <summary>Each host's container can build everything it promises, and the one-process host is Api and Worker
/// together, nothing more.</summary>
public sealed class CompositionTests : IDisposable
{
    private readonly Dictionary<string, string?> _configuration = new()
    {
        [$"ConnectionStrings:{ResourceNames.Database}"] =
            "Host=db.example.com;Database=marketplace;Username=app;Password=x",
        [$"ConnectionStrings:{ResourceNames.Cache}"] = "127.0.0.1:1,abortConnect=false",
        ["Marketplace:PublicUrl"] = "https://api.example.com",
        ["Marketplace:DataDirectory"] = "/tmp",
        ["Mail:SmtpHost"] = "smtp.example.com",
        ["Marketplace:Secrets:RootKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        ["Auth:SigningKeys:0:Pem"] = ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem(),
    };

    private readonly List<IHost> _built = [];

    public void Dispose() => _built.ForEach(host => host.Dispose());

    [Theory]
    [InlineData(ResourceNames.Migration)]
    [InlineData(ResourceNames.Api)]
    [InlineData(ResourceNames.Worker)]
    [InlineData(DeployedHost.OneProcess)]
    public void Container_OfEachHost_BuildsEverything(string host) => Assert.NotNull(Build(host).Services);

    [Fact]
    public void OneProcess_Endpoints_AreThoseOfTheApi()
    {
        var ofTheApi = Endpoints(Build(ResourceNames.Api));
        Assert.True(ofTheApi.Count > 100);
        Assert.Equal(ofTheApi, Endpoints(Build(DeployedHost.OneProcess)));
    }

    [Fact]
    public void OneProcess_HostedServices_AreThoseOfApiAndWorker()
    {
        var (api, worker) = (Hosted(Build(ResourceNames.Api)), Hosted(Build(ResourceNames.Worker)));
        Assert.Equal(api.Union(worker).Order(), Hosted(Build(DeployedHost.OneProcess)).Order());
        Assert.NotEmpty(worker.Except(api));
    }

    [Theory]
    [InlineData("MarketplaceDbContext.Configure", nameof(InfrastructureRegistration.RequestCommandTimeout), 2)]
    [InlineData("MigrationComposition.ConfigureContext", nameof(InfrastructureRegistration.MigrationCommandTimeout), 2)]
    public void Hosts_LimitHowLongCommandsTake(string context, string timeout, int count)
    {
        // As arguments of AddDatabase: the context, then its timeout.
        var limited = context + ", commandTimeout: InfrastructureRegistration." + timeout;
        var code = string.Concat(
            Directory
                .EnumerateFiles(SourceTree.Root, "*.cs", SearchOption.AllDirectories)
                .Where(file =>
                    Path.GetRelativePath(SourceTree.Root, file).StartsWith("Marketplace.", StringComparison.Ordinal)
                )
                .Select(File.ReadAllText)
                .SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                .Select(word => word + " ")
        );
        Assert.Equal(count, code.Split(limited).Length - 1);
    }

    private IHost Build(string host)
    {
        var built = DeployedHost.Build(host, _configuration);
        _built.Add(built);
        return built;
    }

    private static List<string> Endpoints(IHost host) =>
        [
            .. ((IEndpointRouteBuilder)host)
                .DataSources.SelectMany(s => s.Endpoints)
                .Select(e => e.DisplayName!)
                .Order(StringComparer.Ordinal),
        ];

    private static HashSet<string> Hosted(IHost host) =>
        [.. host.Services.GetServices<IHostedService>().Select(s => s.GetType().Name)];
}
