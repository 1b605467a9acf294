namespace Marketplace.Api.Products;

/// <summary>Marks an endpoint that changes what buyers see of the catalog; its filter clears the cache.</summary>
/// <remarks>Every endpoint that takes a writing service of the products module carries it, in the API and in the admin
/// panel; a test of the composition holds that.</remarks>
internal sealed class CatalogChange
{
    private CatalogChange() { }

    public static readonly CatalogChange Mark = new();
}

/// <summary>Registers the change of the catalog on endpoints.</summary>
internal static class CatalogChangeEndpoints
{
    /// <summary>Clears the cached catalog after the command, and again after its response: an idempotent request
    /// commits in between.</summary>
    public static RouteHandlerBuilder ChangesCatalog(this RouteHandlerBuilder command) =>
        command.AddEndpointFilter(ForgetAfterAsync).WithMetadata(CatalogChange.Mark);

    private static async ValueTask<object?> ForgetAfterAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var result = await next(context);
        var cache = context.HttpContext.RequestServices.GetRequiredService<PublicCatalogCache>();
        context.HttpContext.Response.OnCompleted(() => cache.ForgetAsync().AsTask());
        await cache.ForgetAsync();
        return result;
    }
}
