using Microsoft.AspNetCore.Antiforgery;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Rejects forms without a valid antiforgery token for this user (400).</summary>
public sealed class CheckFormToken(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (await antiforgery.IsRequestValidAsync(context.HttpContext))
            return await next(context);
        context.HttpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
        await AdminErrors.WriteAsync(context.HttpContext);
        return Results.Empty;
    }
}
