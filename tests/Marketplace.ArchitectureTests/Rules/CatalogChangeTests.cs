using System.Reflection;
using System.Security.Cryptography;
using Marketplace.ArchitectureTests.Deployment;
using Marketplace.Modules.Products;
using Marketplace.ServiceDefaults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Marketplace.ArchitectureTests.Rules;

/// <summary>Every endpoint that can change what buyers see clears the cached catalog, also in the admin
/// panel.</summary>
public sealed class CatalogChangeTests : IDisposable
{
    private readonly IHost _api = DeployedHost.Build(
        ResourceNames.Api,
        new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{ResourceNames.Database}"] =
                "Host=db.example.com;Database=marketplace;Username=app;Password=x",
            [$"ConnectionStrings:{ResourceNames.Cache}"] = "127.0.0.1:1,abortConnect=false",
            ["Marketplace:PublicUrl"] = "https://api.example.com",
            ["Marketplace:DataDirectory"] = "/tmp",
            ["Mail:SmtpHost"] = "smtp.example.com",
            ["Marketplace:Secrets:RootKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Auth:SigningKeys:0:Pem"] = ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem(),
        }
    );

    public void Dispose() => _api.Dispose();

    [Fact]
    public void Endpoints_ThatTakeAWritingServiceOfProducts_ClearTheCatalog()
    {
        var writing = Endpoints().Where(e => HandlerOf(e)?.GetParameters().Any(Writes) == true).ToList();
        Assert.Contains(writing, e => e.RoutePattern.RawText == "/admin/products/{id:guid}/moderate");
        Assert.True(writing.Count > 15);
        Assert.DoesNotContain(writing, e => !Clears(e));
    }

    [Fact]
    public void Endpoints_ThatReadTheCatalog_DoNotClearIt() =>
        Assert.DoesNotContain(
            Endpoints(),
            e => Clears(e) && e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("GET")
        );

    private IEnumerable<RouteEndpoint> Endpoints() =>
        ((IEndpointRouteBuilder)_api).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    private static MethodInfo? HandlerOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<MethodInfo>();

    private static bool Clears(Endpoint endpoint) =>
        endpoint.Metadata.Any(m => m.GetType().FullName == "Marketplace.Api.Products.CatalogChange");

    private static bool Writes(ParameterInfo parameter) =>
        parameter.ParameterType.Namespace == typeof(ProductService).Namespace
        && parameter.ParameterType.Name.EndsWith("Service", StringComparison.Ordinal)
        && parameter.ParameterType != typeof(ProductViewService);
}
