using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.Bench;

/// <summary>A web server that answers a small JSON document and does nothing else: what reads are compared
/// with.</summary>
internal sealed class BareServer(WebApplication server) : IAsyncDisposable
{
    public Uri Address { get; } = new(server.Urls.First() + "/");

    public static async Task<BareServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.MapGet("/", () => Results.Json(new { hello = "world" }));
        server.Urls.Add("http://127.0.0.1:0");
        await server.StartAsync();
        return new(server);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
