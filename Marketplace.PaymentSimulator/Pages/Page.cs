using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Marketplace.PaymentSimulator.Pages;

/// <summary>An HTML page rendered from a component and its parameters.</summary>
/// <remarks>Rendered statically: no script, no antiforgery token, and so no keys to store.</remarks>
public sealed class Page<TComponent>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
    : IResult
    where TComponent : IComponent
{
    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var renderer = new HtmlRenderer(
            httpContext.RequestServices,
            httpContext.RequestServices.GetRequiredService<ILoggerFactory>()
        );
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        await httpContext.Response.WriteAsync(html, httpContext.RequestAborted);
    }
}
